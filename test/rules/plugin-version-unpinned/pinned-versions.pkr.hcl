packer {
  required_plugins {
    amazon = {
      version = "~> 1.2"
      source  = "github.com/hashicorp/amazon"
    }
    azure = {
      version = "2.1.3"
      source  = "github.com/hashicorp/azure"
    }
    docker = {
      version = "= 1.0.8"
      source  = "github.com/hashicorp/docker"
    }
    qemu = {
      version = ">= 1.0, < 2.0"
      source  = "github.com/hashicorp/qemu"
    }
    proxmox = { version = "~>1", source = "github.com/hashicorp/proxmox" }
  }
}
