variable "given" {
  type = string
}

resource "azurerm_linux_virtual_machine" "exact" {
  source_image_reference {
    version = "24.04.202505010"
  }
}

resource "azurerm_linux_virtual_machine" "unknown" {
  source_image_reference {
    version = var.given
  }
}

resource "azurerm_linux_virtual_machine" "null" {
  source_image_reference {
    version = null
  }
}

resource "azurerm_linux_virtual_machine" "baked" {
  source_image_id = azurerm_image.web.id
}

resource "azurerm_linux_virtual_machine" "dynamic" {
  dynamic "source_image_reference" {
    for_each = var.references
    content {
      version = source_image_reference.value.version
    }
  }
}

resource "azurerm_linux_virtual_machine" "none" {
  count = 0

  source_image_reference {
    version = "latest"
  }
}
