resource "azurerm_linux_virtual_machine_scale_set" "web" {
  name            = "web"
  health_probe_id = azurerm_lb_probe.web.id

  rolling_upgrade_policy {
    max_batch_instance_percent              = 20
    max_unhealthy_instance_percent          = 20
    max_unhealthy_upgraded_instance_percent = 5
    pause_time_between_batches              = "PT0S"
  }
}
