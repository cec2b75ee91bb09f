resource "azurerm_virtual_machine" "app" {
  name     = "app"
  location = "westeurope"
  vm_size  = "Standard_B2s"

  storage_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = "latest"
  }

  provisioner "local-exec" {
    command = "make app.tar"
  }
}
