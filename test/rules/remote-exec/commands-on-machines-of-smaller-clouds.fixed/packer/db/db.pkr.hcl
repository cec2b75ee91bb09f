# Bakes what the provisioners of hcloud_server.db did to running machines.
# Bake with: packer init packer/db && packer build packer/db
# Then let the machines start from the new image.

packer {
  required_version = ">= 1.9.0"

  required_plugins {
    hcloud = {
      source  = "github.com/hetznercloud/hcloud"
      version = "~> 1.6"
    }
  }
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "hcloud" "db" {
  snapshot_name = "db-${local.timestamp}"
  image         = "debian-12"
  location      = "nbg1"
  server_type   = "cx22"
  ssh_username  = "root"
}

build {
  sources = ["source.hcloud.db"]

  provisioner "shell" {
    inline = ["apt-get install -y mariadb-server"]
  }

  # Every machine made from the image gets an identity of its own.
  provisioner "shell" {
    inline = [
      "cloud-init clean --logs",
      "rm -f /etc/ssh/ssh_host_*",
      "truncate --size 0 /etc/machine-id",
    ]
  }

  post-processor "manifest" {
    output     = "manifest.json"
    strip_path = true
  }
}
