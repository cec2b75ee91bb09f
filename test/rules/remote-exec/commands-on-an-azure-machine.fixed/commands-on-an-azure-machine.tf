resource "azurerm_linux_virtual_machine" "app_server" {
  name           = "app"
  location       = "westeurope"
  size           = "Standard_B2s"
  admin_username = "adminuser"

  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = "24.04.202501150"
  }
}
