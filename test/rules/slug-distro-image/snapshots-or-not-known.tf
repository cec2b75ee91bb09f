resource "digitalocean_droplet" "snapshot" {
  image = "123456789"
}

resource "digitalocean_droplet" "application" {
  image = "docker-20-04"
}

resource "linode_instance" "private" {
  image = "private/12345"
}

resource "hcloud_server" "snapshot" {
  image = 118578421
}

resource "hcloud_server" "lookup" {
  image = data.hcloud_image.web.id
}

resource "vultr_instance" "snapshot" {
  os_id       = 164
  snapshot_id = var.snapshot
}

resource "scaleway_instance_server" "snapshot" {
  image = "fr-par-1/11111111-1111-1111-1111-111111111111"
}

resource "hcloud_server" "unknown" {
  image = var.image
}

resource "hcloud_server" "null" {
  image = null
}

resource "hcloud_server" "none" {
  count = 0
  image = "debian-12"
}
