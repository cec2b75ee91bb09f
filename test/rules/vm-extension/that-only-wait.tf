variable "domain" {
  type = string
}

resource "azurerm_virtual_machine_extension" "waits" {
  type                 = "CustomScriptExtension"
  type_handler_version = "1.9"
  virtual_machine_id   = var.machine_id
  settings             = <<SETTINGS
  {
    "commandToExecute": "powershell.exe -Command \"while (!(Test-Connection -ComputerName ${var.domain} -Count 1 -Quiet) -and ($retryCount++ -le 360)) { Start-Sleep 10 } \""
  }
SETTINGS
}

resource "azurerm_virtual_machine_extension" "waits_and_installs" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vm-extension
  type                 = "CustomScriptExtension"
  type_handler_version = "1.9"
  virtual_machine_id   = var.machine_id
  settings             = <<SETTINGS
  {
    "commandToExecute": "powershell.exe -Command \"while (!(Test-Connection ${var.domain})) { Start-Sleep 10 }; Install-WindowsFeature Web-Server\""
  }
SETTINGS
}
