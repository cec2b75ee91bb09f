# Bakes what the boot script of aws_instance.web fetched.
# Bake with: packer init packer/web_boot_code && packer build packer/web_boot_code
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

variable "ssh_username" {
  type        = string
  description = "Who Packer logs in as, for the time of the bake"
}

variable "install_sh_sha256" {
  type        = string
  description = "The SHA-256 checksum of https://example.com/install.sh"
}

variable "setup_sh_sha256" {
  type        = string
  description = "The SHA-256 checksum of https://example.com/setup.sh"
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "amazon-ebs" "web_boot_code" {
  ami_name                                  = "web-boot-code-${local.timestamp}"
  source_ami                                = "ami-0abcdef1234567890"
  instance_type                             = "t3.small"
  region                                    = var.region
  ssh_username                              = var.ssh_username
  temporary_security_group_source_public_ip = true
}

build {
  sources = ["source.amazon-ebs.web_boot_code"]

  provisioner "shell" {
    inline = [
      "sudo apt-get update",
      "sudo apt-get install -y git",
      "sudo git clone https://example.com/web.git /opt/web",
      "curl -fsSL -o /tmp/install.sh https://example.com/install.sh && echo '${var.install_sh_sha256}  /tmp/install.sh' | sha256sum --check && sudo bash /tmp/install.sh stable || exit 1",
      "wget -q -O /tmp/setup.sh https://example.com/setup.sh && echo '${var.setup_sh_sha256}  /tmp/setup.sh' | sha256sum --check && sudo -E bash /tmp/setup.sh || exit 1",
    ]
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
