# Bakes what the provisioners of aws_instance.web did to running machines.
# Bake with: packer init packer/web && packer build packer/web
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

variable "region" {
  type        = string
  description = "Where the image is made"
}

variable "release" {
  type        = string
  description = "Which release to install"
}

variable "license_key" {
  type      = string
  sensitive = true
}

variable "motd" {}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())

  unit = <<EOT
[Unit]
Description=Shop {{`{{`}}ready}}
EOT
}

source "amazon-ebs" "web" {
  ami_name                                  = "web-${local.timestamp}"
  source_ami                                = "ami-0abcdef1234567890"
  instance_type                             = "t3.small"
  region                                    = var.region
  ssh_username                              = "ubuntu"
  temporary_security_group_source_public_ip = true
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [
      "sudo apt-get install -y nginx jq",
      "sudo mkdir /opt/nginx",
      "./install.sh ${var.release} '${var.license_key}'",
      "/opt/nginx/start",
      var.motd,
      "echo '${var.motd}'",
    ]
  }

  provisioner "file" {
    content     = local.unit
    destination = "/etc/systemd/system/shop.service"
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
