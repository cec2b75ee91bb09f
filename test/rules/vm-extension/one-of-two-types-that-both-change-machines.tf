variable "os" {
  type = string
}

locals {
  type = var.os == "linux" ? "CustomScript" : "CustomScriptExtension"
}

resource "azurerm_virtual_machine_scale_set_extension" "script" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vm-extension
  virtual_machine_scale_set_id = var.scale_set
  type                         = local.type
}

resource "azurerm_virtual_machine_scale_set_extension" "script_or_agent" {
  virtual_machine_scale_set_id = var.scale_set
  type                         = var.os == "linux" ? "CustomScript" : "AzureMonitorWindowsAgent"
}
