# Bakes what the boot script of aws_instance.web installed.
# Bake with: packer init packer/aws_instance_web_boot && packer build packer/aws_instance_web_boot
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

variable "instance_type" {
  type        = string
  description = "The machine to bake on"
}

variable "region" {
  type        = string
  description = "Where the image is made"
}

variable "ssh_username" {
  type        = string
  description = "Who Packer logs in as, for the time of the bake"
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "amazon-ebs" "aws_instance_web_boot" {
  ami_name                                  = "aws-instance-web-boot-${local.timestamp}"
  source_ami                                = "ami-0abc"
  instance_type                             = var.instance_type
  region                                    = var.region
  ssh_username                              = var.ssh_username
  temporary_security_group_source_public_ip = true
}

build {
  sources = ["source.amazon-ebs.aws_instance_web_boot"]

  provisioner "shell" {
    inline = ["sudo yum install -y nginx"]
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
