resource "azurerm_virtual_machine_extension" "windows" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vm-extension
  type = "CustomScriptExtension"

  settings = <<SETTINGS
    { "commandToExecute": "powershell install.ps1" }
SETTINGS
}

resource "azurerm_virtual_machine_extension" "each" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vm-extension
  type = local.type
}

resource "azurerm_virtual_machine_scale_set_extension" "dsc" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vm-extension
  virtual_machine_scale_set_id = azurerm_windows_virtual_machine_scale_set.web.id
  type                         = "DSC"
}

resource "azurerm_virtual_machine_extension" "run" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vm-extension
  type = "RunCommandLinux"
}

resource "azurerm_virtual_machine_extension" "access" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vm-extension
  type = "VMAccessForLinux"
}

resource "azurerm_virtual_machine_extension" "patching" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vm-extension
  type = "OSPatchingForLinux"
}

resource "azurerm_virtual_machine_extension" "puppet" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vm-extension
  type = "PuppetAgent"
}

resource "azurerm_windows_virtual_machine_scale_set" "web" {
  extension {
  #^^^^^^^^^ warning: vm-extension
    name = "chef"
    type = "ChefClient"
  }

  extension {
    name = "health"
    type = "ApplicationHealthWindows"
  }
}

resource "azurerm_virtual_machine_run_command" "setup" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: vm-extension
  name = "setup"
}

resource "azurerm_virtual_machine_gallery_application_assignment" "agent" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: vm-extension
  gallery_application_version_id = var.version_id
}

locals {
  type = "LinuxChefClient"
}

variable "version_id" {}
