resource "azurerm_linux_virtual_machine_scale_set" "web" {
  name            = "web"
  health_probe_id = azurerm_lb_probe.web.id
}
