variable "image_version" {
  description = "The version of the image"
}

locals {
  newest = "latest"
}

resource "azurerm_linux_virtual_machine" "web" {
  source_image_reference {
    version = var.image_version
  }
}

resource "azurerm_linux_virtual_machine" "local" {
  source_image_reference {
    version = local.newest
  }
}
