resource "azurerm_orchestrated_virtual_machine_scale_set" "nobody_knows" {
  name = "web"
}

resource "azurerm_orchestrated_virtual_machine_scale_set" "with_extension" {
  name = "web"

  extension {
    name = "health"
    type = "ApplicationHealthLinux"
  }

  automatic_instance_repair {
    enabled = true
  }
}

resource "azurerm_orchestrated_virtual_machine_scale_set" "off" {
  name = "web"

  extension {
    name = "health"
    type = "ApplicationHealthLinux"
  }

  automatic_instance_repair {
    enabled = true
  }
}
