variable "prefix" {
  type = string
}

resource "azurerm_virtual_machine" "node" {
  delete_data_disks_on_termination = true

  storage_data_disk {
    name          = "${var.prefix}-docker-pool"
    create_option = "Empty"
    lun           = 0
  }

  storage_data_disk {
  #^^^^^^^^^^^^^^^^^ information: data-volume-inline
    name          = "${var.prefix}-data"
    create_option = "Empty"
    lun           = 1
  }
}
