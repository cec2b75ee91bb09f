resource "digitalocean_droplet" "web" {
  image = "ubuntu-22-04-x64"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ information: slug-distro-image
}

resource "digitalocean_droplet_autoscale" "fleet" {
  droplet_template {
    image = "debian-12-x64"
    #^^^^^^^^^^^^^^^^^^^^^^^ information: slug-distro-image
  }
}

resource "linode_instance" "web" {
  image = "linode/ubuntu24.04"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: slug-distro-image
}

resource "hcloud_server" "web" {
  image = "debian-12" # as small as can be
  #^^^^^^^^^^^^^^^^^^^ information: slug-distro-image
}

resource "vultr_instance" "web" {
  os_id = 2284
  #^^^^^^^^^^^^ information: slug-distro-image
}

resource "scaleway_instance_server" "web" {
  image = "ubuntu_jammy"
  #^^^^^^^^^^^^^^^^^^^^^^ information: slug-distro-image
}

variable "image" {
  default = "ubuntu-24.04"
}

resource "hcloud_server" "by_default" {
  image = var.image
  #^^^^^^^^^^^^^^^^^ information: slug-distro-image
}
