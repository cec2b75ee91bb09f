locals {
  folder = "conf.d"
}

resource "hcloud_server" "web" {
  image       = "debian-12"
  location    = "nbg1"
  server_type = "cx22"
}
