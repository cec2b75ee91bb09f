resource "azurerm_linux_virtual_machine_scale_set" "fleet" {
  source_image_reference {
    version = var.fleet_image_version
  }

  automatic_os_upgrade_policy {
    automatic_os_upgrade_enabled = true
    disable_automatic_rollback   = false
  }
}

variable "fleet_image_version" {
  description = "The version of the image of azurerm_linux_virtual_machine_scale_set.fleet"
  type        = string
}

resource "azurerm_virtual_machine_scale_set" "legacy" {
  automatic_os_upgrade = true

  storage_profile_image_reference {
    version = var.legacy_image_version
  }
}

variable "legacy_image_version" {
  description = "The version of the image of azurerm_virtual_machine_scale_set.legacy"
  type        = string
}
