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

  connection {
    host = "10.0.0.4"
    user = "adminuser"
  }

  provisioner "local-exec" {
    command = "make app.tar"
  }

  provisioner "file" {
  #^^^^^^^^^^^^^^^^^^ error: file-provisioner [fix]
    source      = "app.tar"
    destination = "/tmp/app.tar"
  }
}
