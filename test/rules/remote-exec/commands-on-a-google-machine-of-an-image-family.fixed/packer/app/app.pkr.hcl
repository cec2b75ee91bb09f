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

variable "project_id" {
  type        = string
  description = "The project that keeps the images"
}

variable "zone" {
  type        = string
  description = "Where the image is made"
}

variable "source_image" {
  type        = string
  description = "The exact image to start from, not a family"
}

variable "ssh_username" {
  type        = string
  description = "Who Packer logs in as, for the time of the bake"
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "googlecompute" "app" {
  image_name   = "app-${local.timestamp}"
  project_id   = var.project_id
  zone         = var.zone
  machine_type = "e2-small"
  source_image = var.source_image
  ssh_username = var.ssh_username
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
