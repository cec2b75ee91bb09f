# Bakes what the provisioners of google_compute_instance.app did to running machines.
# Bake with: packer init packer/app && packer build packer/app
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

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "googlecompute" "app" {
  image_name              = "app-${local.timestamp}"
  project_id              = "shop"
  zone                    = "europe-west3-a"
  machine_type            = "e2-small"
  source_image            = "debian-12-bookworm-v20250113"
  source_image_project_id = ["debian-cloud"]
  ssh_username            = "admin"
}

build {
  sources = ["source.googlecompute.app"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
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
