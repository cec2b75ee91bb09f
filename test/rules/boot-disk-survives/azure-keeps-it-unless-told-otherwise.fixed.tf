provider "azurerm" {
  features {
    virtual_machine {
      delete_os_disk_on_deletion = true
    }
  }
}

resource "azurerm_virtual_machine" "missing" {
  name                          = "missing"
  delete_os_disk_on_termination = true

  storage_os_disk {
    name          = "os"
    create_option = "FromImage"
  }
}

resource "azurerm_virtual_machine" "written" {
  name                          = "written"
  delete_os_disk_on_termination = true

  storage_os_disk {
    name          = "os"
    create_option = "FromImage"
  }
}

resource "azurerm_virtual_machine" "null" {
  delete_os_disk_on_termination = true

  storage_os_disk {
    create_option = "FromImage"
  }
}
