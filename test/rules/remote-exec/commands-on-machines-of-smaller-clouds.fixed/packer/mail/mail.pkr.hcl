# Bakes what the provisioners of openstack_compute_instance_v2.mail did to running machines.
# Bake with: packer init packer/mail && packer build packer/mail
# Then let the machines start from the new image.

packer {
  required_version = ">= 1.9.0"

  required_plugins {
    openstack = {
      source  = "github.com/hashicorp/openstack"
      version = "~> 1.1"
    }
  }
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "openstack" "mail" {
  image_name   = "mail-${local.timestamp}"
  source_image = "7f0a5c1e-5f0e-4bde-9d14-1f3f3b8ad1b0"
  flavor       = "m1.small"
  ssh_username = "rocky"
}

build {
  sources = ["source.openstack.mail"]

  provisioner "shell" {
    inline = ["sudo dnf install -y postfix"]
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
