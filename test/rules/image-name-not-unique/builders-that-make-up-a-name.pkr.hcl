source "googlecompute" "web" {
  image_family = "web"
}

source "digitalocean" "web" {
}

source "hcloud" "web" {
  snapshot_name = null
}

source "qemu" "web" {
  vm_name = "web"
}
