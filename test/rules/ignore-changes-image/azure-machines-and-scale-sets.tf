resource "azurerm_linux_virtual_machine" "web" {
  name            = "web"
  source_image_id = var.image_id

  lifecycle {
    ignore_changes = [source_image_id, custom_data, admin_ssh_key]
                      #^^^^^^^^^^^^^^^ error: ignore-changes-image [fix]
                                       #^^^^^^^^^^^ error: ignore-changes-image [fix]
  }
}

resource "azurerm_windows_virtual_machine_scale_set" "web" {
  name = "web"

  lifecycle {
    ignore_changes = [instances, source_image_reference[0].version]
                                 #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: ignore-changes-image [fix]
  }
}

resource "azurerm_virtual_machine" "web" {
  name = "web"

  lifecycle {
    ignore_changes = [storage_image_reference]
                      #^^^^^^^^^^^^^^^^^^^^^^^ error: ignore-changes-image [fix]
  }
}
