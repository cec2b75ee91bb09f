variable "image_version" {
  type        = string
  description = "What the bake starts from"
}

source "azure-arm" "web" {
  image_publisher = "Canonical"
  image_offer     = "ubuntu-24_04-lts"
}

build {
  source "source.azure-arm.web" {
    image_sku     = "server"
    image_version = var.image_version
  }
}
