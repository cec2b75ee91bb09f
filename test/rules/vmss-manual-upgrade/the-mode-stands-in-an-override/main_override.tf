resource "azurerm_linux_virtual_machine_scale_set" "web" {
  upgrade_mode = "Manual"
  #^^^^^^^^^^^^^^^^^^^^^^^ warning: vmss-manual-upgrade [fix]
}
