resource "azurerm_linux_virtual_machine_scale_set" "web" {
  name = "web"
}
