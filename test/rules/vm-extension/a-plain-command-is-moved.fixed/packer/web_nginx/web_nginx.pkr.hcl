# Bakes what an extension did to azurerm_linux_virtual_machine_scale_set.web.
# Bake with: packer init packer/web_nginx && packer build packer/web_nginx
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

variable "location" {
  type        = string
  description = "Where the image is made"
}

variable "vm_size" {
  type        = string
  description = "The machine to bake on"
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

variable "ssh_username" {
  type        = string
  description = "Who Packer logs in as, for the time of the bake"
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "azure-arm" "web_nginx" {
  managed_image_name                = "web-nginx-${local.timestamp}"
  managed_image_resource_group_name = var.image_resource_group
  location                          = var.location
  vm_size                           = var.vm_size
  os_type                           = "Linux"
  image_publisher                   = var.image_publisher
  image_offer                       = var.image_offer
  image_sku                         = var.image_sku
  image_version                     = var.image_version
  ssh_username                      = var.ssh_username
  use_azure_cli_auth                = true
}

build {
  sources = ["source.azure-arm.web_nginx"]

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
