variable "missing_image_version" {
  type        = string
  description = "What the bake starts from"
}

variable "latest_image_version" {
  type        = string
  description = "What the bake starts from"
}

variable "gallery_image_version" {
  type        = string
  description = "What the bake starts from"
}

variable "image_version" {
  type        = string
  description = "What the bake starts from"
}

source "azure-arm" "missing" {
  image_publisher = "Canonical"
  image_offer     = "ubuntu-24_04-lts"
  image_sku       = "server"
  image_version   = var.missing_image_version
  location        = "westeurope"
}

source "azure-arm" "latest" {
  image_publisher = "Canonical"
  image_offer     = "ubuntu-24_04-lts"
  image_sku       = "server"
  image_version   = var.latest_image_version
}

source "azure-arm" "gallery" {
  shared_image_gallery {
    subscription   = "00000000-0000-0000-0000-000000000000"
    resource_group = "images"
    gallery_name   = "images"
    image_name     = "base"
    image_version  = var.gallery_image_version
  }
}

source "azure-arm" "null" {
  image_publisher = "Canonical"
  image_offer     = "ubuntu-24_04-lts"
  image_sku       = "server"
  image_version   = var.image_version
}
