variable "mode" {
  default = "Manual"
}

resource "azurerm_linux_virtual_machine_scale_set" "default" {
  name = "web"
}

resource "azurerm_linux_virtual_machine_scale_set" "with_probe" {
  name            = "web"
  upgrade_mode    = "Rolling"
  health_probe_id = azurerm_lb_probe.web.id

  rolling_upgrade_policy {
    max_batch_instance_percent              = 20
    max_unhealthy_instance_percent          = 20
    max_unhealthy_upgraded_instance_percent = 5
    pause_time_between_batches              = "PT0S"
  }
}

resource "azurerm_windows_virtual_machine_scale_set" "with_extension" {
  name         = "web"
  upgrade_mode = "Rolling"

  extension {
    name                 = "health"
    publisher            = "Microsoft.ManagedServices"
    type                 = "ApplicationHealthWindows"
    type_handler_version = "1.0"
  }

  rolling_upgrade_policy {
    max_batch_instance_percent              = 20
    max_unhealthy_instance_percent          = 20
    max_unhealthy_upgraded_instance_percent = 5
    pause_time_between_batches              = "PT0S"
  }
}

resource "azurerm_windows_virtual_machine_scale_set" "with_extension_beside" {
  name         = "web"
  upgrade_mode = "Rolling"

  rolling_upgrade_policy {
    max_batch_instance_percent              = 20
    max_unhealthy_instance_percent          = 20
    max_unhealthy_upgraded_instance_percent = 5
    pause_time_between_batches              = "PT0S"
  }
}

resource "azurerm_virtual_machine_scale_set_extension" "health" {
  virtual_machine_scale_set_id = azurerm_windows_virtual_machine_scale_set.with_extension_beside.id
  type                         = "ApplicationHealthWindows"
}

resource "azurerm_linux_virtual_machine_scale_set" "through_a_variable" {
  upgrade_mode    = var.mode
  health_probe_id = azurerm_lb_probe.web.id
}

resource "azurerm_virtual_machine_scale_set" "legacy" {
  upgrade_policy_mode = "Rolling"
  health_probe_id     = azurerm_lb_probe.web.id

  rolling_upgrade_policy {
    max_batch_instance_percent              = 20
    max_unhealthy_instance_percent          = 20
    max_unhealthy_upgraded_instance_percent = 5
    pause_time_between_batches              = "PT0S"
  }
}
