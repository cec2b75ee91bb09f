# Bakes what the provisioners of terraform_data.setup_app did to running machines.
# Bake with: packer init packer/setup_app && packer build packer/setup_app
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

variable "image_publisher" {
  type        = string
  description = "Who publishes the image to start from"
}

variable "image_offer" {
  type        = string
  description = "The offer of the image to start from"
}

variable "image_sku" {
  type        = string
  description = "The SKU of the image to start from"
}

variable "image_version" {
  type        = string
  description = "The exact version of the image to start from"
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "azure-arm" "setup_app" {
  managed_image_name                = "setup-app-${local.timestamp}"
  managed_image_resource_group_name = var.image_resource_group
  location                          = "westeurope"
  vm_size                           = "Standard_B2s"
  os_type                           = "Linux"
  image_publisher                   = var.image_publisher
  image_offer                       = var.image_offer
  image_sku                         = var.image_sku
  image_version                     = var.image_version
  ssh_username                      = "adminuser"
  use_azure_cli_auth                = true
}

build {
  sources = ["source.azure-arm.setup_app"]

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
