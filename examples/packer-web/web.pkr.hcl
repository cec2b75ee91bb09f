packer {
  required_plugins {
    amazon = {
      source  = "github.com/hashicorp/amazon"
      version = ">= 1.2.0"
    }
  }
}

variable "region" {
  type    = string
  default = "eu-central-1"
}

source "amazon-ebs" "web" {
  ami_name         = "web"
  force_deregister = true
  instance_type    = "t3.small"
  region           = var.region
  source_ami       = "ami-0abcdef1234567890"
  ssh_username     = "ubuntu"
}

build {
  name    = "web"
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [
      "sudo apt-get update",
      "sudo apt-get install -y nginx",
    ]
  }
}
