packer {
  required_version = "~> 1.9"

  required_plugins {
    qemu = {
      version = "~> 1.0"
      source  = "github.com/hashicorp/qemu"
    }
  }
}

source "qemu" "web" {
  iso_url = "web.iso"
}
