# Bakes what the provisioners of digitalocean_droplet.api did to running machines.
# Bake with: packer init packer/api && packer build packer/api
# Then let the machines start from the new image.

packer {
  required_version = ">= 1.9.0"

  required_plugins {
    digitalocean = {
      source  = "github.com/digitalocean/digitalocean"
      version = "~> 1.4"
    }
  }
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "digitalocean" "api" {
  snapshot_name = "api-${local.timestamp}"
  image         = "ubuntu-24-04-x64"
  region        = "fra1"
  size          = "s-1vcpu-1gb"
  ssh_username  = "root"
}

build {
  sources = ["source.digitalocean.api"]

  provisioner "shell" {
    inline = ["apt-get install -y nginx"]
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
