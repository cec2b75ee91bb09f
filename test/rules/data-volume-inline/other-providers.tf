resource "azurerm_virtual_machine" "db" {
  storage_data_disk {
  #^^^^^^^^^^^^^^^^^ warning: data-volume-inline
    name          = "data"
    create_option = "Empty"
    lun           = 0
  }
}

resource "google_compute_instance_template" "web" {
  disk {
    boot         = true
    source_image = var.image
  }

  disk {
  #^^^^ warning: data-volume-inline
    boot        = false
    auto_delete = false
  }
}

resource "alicloud_instance" "web" {
  data_disks {
  #^^^^^^^^^^ warning: data-volume-inline
    size = 20
  }
}

resource "azurerm_virtual_machine" "deletes" {
  delete_data_disks_on_termination = true

  storage_data_disk {
  #^^^^^^^^^^^^^^^^^ information: data-volume-inline
    name          = "data"
    create_option = "Empty"
    lun           = 0
  }
}
