resource "azurerm_linux_virtual_machine" "web" {
  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = "latest"
    #^^^^^^^^^^^^^^^^^^^^ warning: azure-version-latest [fix]
  }
}

resource "azurerm_windows_virtual_machine" "desk" {
  source_image_reference {
    version = "Latest" # resolved at creation
    #^^^^^^^^^^^^^^^^^^ warning: azure-version-latest [fix]
  }
}

resource "azurerm_virtual_machine" "old" {
  storage_image_reference {
    version = "latest"
    #^^^^^^^^^^^^^^^^^^ warning: azure-version-latest [fix]
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "fleet" {
  source_image_reference {
    version = "latest"
    #^^^^^^^^^^^^^^^^^^ warning: azure-version-latest [fix]
  }
}

resource "azurerm_orchestrated_virtual_machine_scale_set" "flex" {
  source_image_reference {
    version = "latest"
    #^^^^^^^^^^^^^^^^^^ warning: azure-version-latest [fix]
  }
}

resource "azurerm_virtual_machine_scale_set" "legacy" {
  automatic_os_upgrade = false

  storage_profile_image_reference {
    version = "latest"
    #^^^^^^^^^^^^^^^^^^ warning: azure-version-latest [fix]
  }
}
