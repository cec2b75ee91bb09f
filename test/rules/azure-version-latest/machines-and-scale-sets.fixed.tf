resource "azurerm_linux_virtual_machine" "web" {
  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = var.web_image_version
  }
}

variable "web_image_version" {
  description = "The version of the image of azurerm_linux_virtual_machine.web"
  type        = string
}

resource "azurerm_windows_virtual_machine" "desk" {
  source_image_reference {
    version = var.desk_image_version # resolved at creation
  }
}

variable "desk_image_version" {
  description = "The version of the image of azurerm_windows_virtual_machine.desk"
  type        = string
}

resource "azurerm_virtual_machine" "old" {
  storage_image_reference {
    version = var.old_image_version
  }
}

variable "old_image_version" {
  description = "The version of the image of azurerm_virtual_machine.old"
  type        = string
}

resource "azurerm_linux_virtual_machine_scale_set" "fleet" {
  source_image_reference {
    version = var.fleet_image_version
  }
}

variable "fleet_image_version" {
  description = "The version of the image of azurerm_linux_virtual_machine_scale_set.fleet"
  type        = string
}

resource "azurerm_orchestrated_virtual_machine_scale_set" "flex" {
  source_image_reference {
    version = var.flex_image_version
  }
}

variable "flex_image_version" {
  description = "The version of the image of azurerm_orchestrated_virtual_machine_scale_set.flex"
  type        = string
}

resource "azurerm_virtual_machine_scale_set" "legacy" {
  automatic_os_upgrade = false

  storage_profile_image_reference {
    version = var.legacy_image_version
  }
}

variable "legacy_image_version" {
  description = "The version of the image of azurerm_virtual_machine_scale_set.legacy"
  type        = string
}
