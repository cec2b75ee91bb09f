variable "keep" {
  type = bool
}

resource "aws_instance" "default" {
  root_block_device {
    volume_size = 20
  }
}

resource "aws_instance" "null" {
  root_block_device {
    delete_on_termination = null
  }
}

resource "aws_instance" "unknown" {
  root_block_device {
    delete_on_termination = !var.keep
  }
}

resource "aws_instance" "data" {
  ebs_block_device {
    device_name           = "/dev/sdf"
    delete_on_termination = false
  }
}

resource "aws_launch_template" "data" {
  block_device_mappings {
    device_name = "/dev/sdf"

    ebs {
      delete_on_termination = false
    }
  }

  block_device_mappings {
    device_name = data.aws_ami.base.root_device_name

    ebs {
      delete_on_termination = false
    }
  }
}

resource "google_compute_instance" "attached" {
  boot_disk {
    source      = google_compute_disk.boot.self_link
    auto_delete = false
  }
}

resource "google_compute_instance_template" "data" {
  disk {
    boot         = true
    source_image = var.image
  }

  disk {
    boot        = false
    auto_delete = false
  }

  disk {
    source      = "data"
    auto_delete = false
  }
}

resource "azurerm_virtual_machine" "imported" {
  storage_os_disk {
    create_option   = "attach"
    managed_disk_id = azurerm_managed_disk.os.id
  }
}

resource "azurerm_virtual_machine" "unknown" {
  dynamic "storage_os_disk" {
    for_each = var.disks
    content {
      create_option = storage_os_disk.value
    }
  }
}

resource "azurerm_virtual_machine" "deletes" {
  delete_os_disk_on_termination = true

  storage_os_disk {
    create_option = "FromImage"
  }
}

resource "azurerm_virtual_machine" "none" {
  count = 0

  storage_os_disk {
    create_option = "FromImage"
  }
}

resource "azurerm_linux_virtual_machine" "web" {
  os_disk {
    caching = "ReadWrite"
  }
}

provider "azurerm" {
  features {}
}
