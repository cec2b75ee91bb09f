resource "azurerm_linux_virtual_machine" "web" {
  name       = "web"
  patch_mode = "ImageDefault"
  size       = "Standard_B2s"
}

resource "azurerm_windows_virtual_machine" "by_os" {
  name                      = "by-os"
  patch_mode                = "Manual"
  automatic_updates_enabled = false
}

resource "azurerm_windows_virtual_machine" "by_platform" {
  name                     = "by-platform"
  enable_automatic_updates = false
  patch_mode               = "Manual"
  size                     = "Standard_B2s"
}

resource "azurerm_windows_virtual_machine" "both" {
  patch_mode          = "AutomaticByPlatform"
  hotpatching_enabled = true
}

resource "azurerm_windows_virtual_machine" "hot" {
  patch_mode          = var.mode
  hotpatching_enabled = true
}

variable "mode" {}
