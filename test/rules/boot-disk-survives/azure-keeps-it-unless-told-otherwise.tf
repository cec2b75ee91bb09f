provider "azurerm" {
  features {
    virtual_machine {
      delete_os_disk_on_deletion = false
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-disk-survives [fix]
    }
  }
}

resource "azurerm_virtual_machine" "missing" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-disk-survives [fix]
  name = "missing"

  storage_os_disk {
    name          = "os"
    create_option = "FromImage"
  }
}

resource "azurerm_virtual_machine" "written" {
  name                          = "written"
  delete_os_disk_on_termination = false
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-disk-survives [fix]

  storage_os_disk {
    name          = "os"
    create_option = "FromImage"
  }
}

resource "azurerm_virtual_machine" "null" {
  delete_os_disk_on_termination = null
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-disk-survives [fix]

  storage_os_disk {
    create_option = "FromImage"
  }
}
