source "hcloud" "web" {
  image       = "ubuntu-24.04"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: source-image-unpinned [fix]
  server_type = "cx22"
}

source "digitalocean" "web" {
  image = "ubuntu-24-04-x64"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ information: source-image-unpinned [fix]
}

source "linode" "web" {
  image = "linode/debian12"
  #^^^^^^^^^^^^^^^^^^^^^^^^^ information: source-image-unpinned [fix]
}
