resource "azurerm_linux_virtual_machine" "web" {
  name                                                   = "web"
  patch_mode                                             = "AutomaticByPlatform"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: in-place-os-patching [fix]
  reboot_setting                                         = "IfRequired"
  bypass_platform_safety_checks_on_user_schedule_enabled = true
  size                                                   = "Standard_B2s"
}

resource "azurerm_windows_virtual_machine" "by_os" {
  name       = "by-os"
  patch_mode = "AutomaticByOS"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: in-place-os-patching [fix]
}

resource "azurerm_windows_virtual_machine" "by_platform" {
  name                     = "by-platform"
  enable_automatic_updates = true
  patch_mode               = "AutomaticByPlatform"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: in-place-os-patching [fix]
  hotpatching_enabled      = true
  size                     = "Standard_B2s"
}

resource "azurerm_windows_virtual_machine" "both" {
  patch_mode          = "AutomaticByPlatform"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: in-place-os-patching
  hotpatching_enabled = true
}

resource "azurerm_windows_virtual_machine" "hot" {
  patch_mode          = var.mode
  hotpatching_enabled = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: in-place-os-patching
}

variable "mode" {}
