resource "azurerm_virtual_machine_extension" "monitor" {
  type = "AzureMonitorLinuxAgent"
}

resource "azurerm_virtual_machine_extension" "oms" {
  type = "OmsAgentForLinux"
}

resource "azurerm_virtual_machine_extension" "login" {
  type = "AADSSHLoginForLinux"
}

resource "azurerm_virtual_machine_extension" "disk" {
  type = "AzureDiskEncryptionForLinux"
}

resource "azurerm_virtual_machine_extension" "network" {
  type = "NetworkWatcherAgentLinux"
}

resource "azurerm_virtual_machine_extension" "antimalware" {
  type = "IaaSAntimalware"
}

resource "azurerm_virtual_machine_scale_set_extension" "health" {
  type = "ApplicationHealthLinux"
}

resource "azurerm_virtual_machine_extension" "unknown" {
  type = var.type
}

resource "azurerm_virtual_machine_extension" "null" {
  type = null
}

resource "azurerm_virtual_machine_extension" "not_made" {
  count = 0
  type  = "CustomScript"
}

resource "azurerm_linux_virtual_machine_scale_set" "web" {
  dynamic "extension" {
    for_each = var.extensions

    content {
      type = "CustomScript"
    }
  }
}

variable "type" {}
variable "extensions" {}
