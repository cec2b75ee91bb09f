variable "size" {
  type = string
}

variable "image_id" {
  type = string
}

variable "group" {
  type = string
}

resource "azurerm_network_interface" "this" {
  name                = "this"
  resource_group_name = var.group
}

resource "azurerm_virtual_machine" "this" {
  name                  = "${var.group}-this"
  resource_group_name   = var.group
  vm_size               = var.size
  network_interface_ids = [azurerm_network_interface.this.id]
  availability_set_id   = try(azurerm_availability_set.this[0].id, null)

  storage_image_reference {
    id = var.image_id
  }
}
