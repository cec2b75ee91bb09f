resource "azurerm_linux_virtual_machine" "web" {
  name = "web"
}

resource "azurerm_virtual_machine_extension" "files" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vm-extension
  virtual_machine_id = azurerm_linux_virtual_machine.web.id
  type               = "CustomScript"

  settings = jsonencode({
    fileUris         = ["https://example.com/setup.sh"]
    commandToExecute = "sh setup.sh"
  })
}

resource "azurerm_virtual_machine_extension" "secret" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vm-extension
  virtual_machine_id = azurerm_linux_virtual_machine.web.id
  type               = "CustomScript"

  protected_settings = jsonencode({
    commandToExecute = "apt-get install -y nginx"
  })
}

resource "azurerm_virtual_machine_extension" "unknown" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vm-extension
  virtual_machine_id = azurerm_linux_virtual_machine.web.id
  type               = "CustomScript"

  settings = jsonencode({
    commandToExecute = "apt-get install -y ${var.package}"
  })
}

resource "azurerm_virtual_machine_extension" "needed" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vm-extension
  virtual_machine_id = azurerm_linux_virtual_machine.web.id
  type               = "CustomScript"

  settings = jsonencode({
    commandToExecute = "apt-get install -y nginx"
  })
}

resource "azurerm_virtual_machine_extension" "elsewhere" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vm-extension
  virtual_machine_id = var.machine
  type               = "CustomScript"

  settings = jsonencode({
    commandToExecute = "apt-get install -y nginx"
  })
}

output "needed" {
  value = azurerm_virtual_machine_extension.needed.id
}

variable "package" {}
variable "machine" {}
