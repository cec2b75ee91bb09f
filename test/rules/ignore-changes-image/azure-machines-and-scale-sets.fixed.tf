resource "azurerm_linux_virtual_machine" "web" {
  name            = "web"
  source_image_id = var.image_id

  lifecycle {
    ignore_changes = [admin_ssh_key]
  }
}

resource "azurerm_windows_virtual_machine_scale_set" "web" {
  name = "web"

  lifecycle {
    ignore_changes = [instances]
  }
}

resource "azurerm_virtual_machine" "web" {
  name = "web"
}
