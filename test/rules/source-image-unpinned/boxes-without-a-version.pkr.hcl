source "vagrant" "web" {
  source_path = "debian/bookworm64"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: source-image-unpinned [fix]
  provider    = "virtualbox"
}
