# Bakes what the provisioners of null_resource.copy did to running machines.
# Bake with: packer init packer/copy && packer build packer/copy
# Then let the machines start from the new image.

packer {
  required_version = ">= 1.9.0"

  required_plugins {
    amazon = {
      source  = "github.com/hashicorp/amazon"
      version = "~> 1.3"
    }
  }
}

variable "source_ami" {
  type        = string
  description = "The AMI to start from"
}

variable "instance_type" {
  type        = string
  description = "The machine to bake on"
}

variable "region" {
  type        = string
  description = "Where the image is made"
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "amazon-ebs" "copy" {
  ami_name                                  = "copy-${local.timestamp}"
  source_ami                                = var.source_ami
  instance_type                             = var.instance_type
  region                                    = var.region
  ssh_username                              = "ubuntu"
  temporary_security_group_source_public_ip = true
}

build {
  sources = ["source.amazon-ebs.copy"]

  provisioner "file" {
    source      = "${path.root}/../../bastion.conf"
    destination = "/tmp/bastion.conf"
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
