resource "azurerm_linux_virtual_machine_scale_set" "web" {
  name = "web"

  extension {
  #^^^^^^^^^ warning: vm-extension [fix]
    name      = "nginx"
    publisher = "Microsoft.Azure.Extensions"
    type      = "CustomScript"

    settings = <<SETTINGS
      {
        "commandToExecute": "sudo apt-get install -y nginx"
      }
SETTINGS
  }
}
