resource "azurerm_linux_virtual_machine_scale_set" "rolling" {
  upgrade_mode = "Rolling"
  #^^^^^^^^^^^^^^^^^^^^^^^^ warning: vmss-manual-upgrade

  rolling_upgrade_policy {
    max_batch_instance_percent              = 20
    max_unhealthy_instance_percent          = 20
    max_unhealthy_upgraded_instance_percent = 5
    pause_time_between_batches              = "PT0S"
  }
}

resource "azurerm_windows_virtual_machine_scale_set" "automatic" {
  upgrade_mode = "Automatic"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vmss-manual-upgrade

  extension {
    name = "monitor"
    type = "AzureMonitorWindowsAgent"
  }
}
