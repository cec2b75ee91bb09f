# Bakes what the provisioners of hcloud_server.web did to running machines.
# Bake with: packer init packer/web && packer build packer/web
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

source "hcloud" "web" {
  snapshot_name = "web-${local.timestamp}"
  image         = "debian-12"
  location      = "nbg1"
  server_type   = "cx22"
  ssh_username  = "root"
}

build {
  sources = ["source.hcloud.web"]

  provisioner "file" {
    source      = "${path.root}/../../nginx.conf"
    destination = "/etc/nginx/nginx.conf"
  }

  provisioner "file" {
    source      = "${path.root}/../../conf.d/"
    destination = "/etc/nginx/conf.d"
  }

  provisioner "file" {
    source      = format("%s/site", "${path.root}/../..")
    destination = "/srv"
  }

  provisioner "file" {
    source      = "~/.vimrc"
    destination = "/root/.vimrc"
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
