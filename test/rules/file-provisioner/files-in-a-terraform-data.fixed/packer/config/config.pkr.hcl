# Bakes what the provisioners of terraform_data.config did to running machines.
# Bake with: packer init packer/config && packer build packer/config
# Then let the machines start from the new image.

packer {
  required_version = ">= 1.9.0"

  required_plugins {
    googlecompute = {
      source  = "github.com/hashicorp/googlecompute"
      version = "~> 1.1"
    }
  }
}

variable "source_image" {
  type        = string
  description = "The exact image to start from, not a family"
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "googlecompute" "config" {
  image_name   = "config-${local.timestamp}"
  project_id   = "shop"
  zone         = "europe-west3-a"
  machine_type = "e2-small"
  source_image = var.source_image
  ssh_username = "admin"
}

build {
  sources = ["source.googlecompute.config"]

  provisioner "file" {
    source      = "${path.root}/../../app.conf"
    destination = "/tmp/app.conf"
  }

  # Every machine made from the image gets an identity of its own.
  provisioner "shell" {
    inline = [
      "sudo cloud-init clean --logs",
      "sudo rm -f /etc/ssh/ssh_host_*",
      "sudo truncate --size 0 /etc/machine-id",
    ]
  }

  post-processor "manifest" {
    output     = "manifest.json"
    strip_path = true
  }
}
