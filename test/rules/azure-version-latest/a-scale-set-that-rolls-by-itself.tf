resource "azurerm_linux_virtual_machine_scale_set" "fleet" {
  source_image_reference {
    version = "latest"
    #^^^^^^^^^^^^^^^^^^ information: azure-version-latest [fix]
  }

  automatic_os_upgrade_policy {
    automatic_os_upgrade_enabled = true
    disable_automatic_rollback   = false
  }
}

resource "azurerm_virtual_machine_scale_set" "legacy" {
  automatic_os_upgrade = true

  storage_profile_image_reference {
    version = "latest"
    #^^^^^^^^^^^^^^^^^^ information: azure-version-latest [fix]
  }
}
