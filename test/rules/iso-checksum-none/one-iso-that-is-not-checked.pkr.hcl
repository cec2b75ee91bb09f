source "qemu" "web" {
  iso_url      = "https://example.com/debian.iso"
  iso_checksum = "NONE"
  #^^^^^^^^^^^^^^^^^^^^^ warning: iso-checksum-none [fix]
}
