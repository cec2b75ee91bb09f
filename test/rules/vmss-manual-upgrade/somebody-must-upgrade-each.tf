variable "mode" {
  default = "Manual"
}

resource "azurerm_linux_virtual_machine_scale_set" "default" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vmss-manual-upgrade
  name = "web"
}

resource "azurerm_linux_virtual_machine_scale_set" "with_probe" {
  name            = "web"
  upgrade_mode    = "Manual"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vmss-manual-upgrade [fix]
  health_probe_id = azurerm_lb_probe.web.id
}

resource "azurerm_windows_virtual_machine_scale_set" "with_extension" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vmss-manual-upgrade [fix]
  name = "web"

  extension {
    name                 = "health"
    publisher            = "Microsoft.ManagedServices"
    type                 = "ApplicationHealthWindows"
    type_handler_version = "1.0"
  }
}

resource "azurerm_windows_virtual_machine_scale_set" "with_extension_beside" {
  name         = "web"
  upgrade_mode = null
  #^^^^^^^^^^^^^^^^^^^ warning: vmss-manual-upgrade [fix]
}

resource "azurerm_virtual_machine_scale_set_extension" "health" {
  virtual_machine_scale_set_id = azurerm_windows_virtual_machine_scale_set.with_extension_beside.id
  type                         = "ApplicationHealthWindows"
}

resource "azurerm_linux_virtual_machine_scale_set" "through_a_variable" {
  upgrade_mode    = var.mode
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vmss-manual-upgrade
  health_probe_id = azurerm_lb_probe.web.id
}

resource "azurerm_virtual_machine_scale_set" "legacy" {
  upgrade_policy_mode = "Manual"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vmss-manual-upgrade [fix]
  health_probe_id     = azurerm_lb_probe.web.id
}
