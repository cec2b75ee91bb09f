resource "azurerm_orchestrated_virtual_machine_scale_set" "nobody_knows" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vmss-manual-upgrade
  name = "web"
}

resource "azurerm_orchestrated_virtual_machine_scale_set" "with_extension" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vmss-manual-upgrade [fix]
  name = "web"

  extension {
    name = "health"
    type = "ApplicationHealthLinux"
  }
}

resource "azurerm_orchestrated_virtual_machine_scale_set" "off" {
  name = "web"

  extension {
    name = "health"
    type = "ApplicationHealthLinux"
  }

  automatic_instance_repair {
    enabled = false
    #^^^^^^^^^^^^^^^ warning: vmss-manual-upgrade [fix]
  }
}
