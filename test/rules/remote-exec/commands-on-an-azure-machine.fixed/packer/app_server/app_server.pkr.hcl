# Bakes what the provisioners of azurerm_linux_virtual_machine.app_server did to running machines.
# Bake with: packer init packer/app_server && packer build packer/app_server
# Then let the machines start from the new image.

packer {
  required_version = ">= 1.9.0"

  required_plugins {
    azure = {
      source  = "github.com/hashicorp/azure"
      version = "~> 2.1"
    }
  }
}

variable "image_resource_group" {
  type        = string
  description = "The resource group that keeps the images"
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "azure-arm" "app_server" {
  managed_image_name                = "app-server-${local.timestamp}"
  managed_image_resource_group_name = var.image_resource_group
  location                          = "westeurope"
  vm_size                           = "Standard_B2s"
  os_type                           = "Linux"
  image_publisher                   = "Canonical"
  image_offer                       = "ubuntu-24_04-lts"
  image_sku                         = "server"
  image_version                     = "24.04.202501150"
  ssh_username                      = "adminuser"
  use_azure_cli_auth                = true
}

build {
  sources = ["source.azure-arm.app_server"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }

  # Every machine made from the image gets an identity of its own.
  provisioner "shell" {
    inline = [
      "sudo waagent -force -deprovision+user",
      "sync",
    ]
  }

  post-processor "manifest" {
    output     = "manifest.json"
    strip_path = true
  }
}
