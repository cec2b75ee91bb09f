resource "aws_instance" "web" {
  ebs_block_device {
    device_name = "/dev/sda1"
  }

  ebs_block_device {
    device_name = "/dev/xvdcz"
  }

  ebs_block_device {
    device_name = "/dev/sdf"

    tags = {
      Name = "build-cache"
    }
  }

  ebs_block_device {
    device_name = var.device
  }

  ephemeral_block_device {
    device_name  = "/dev/sdb"
    virtual_name = "ephemeral0"
  }

  dynamic "ebs_block_device" {
    for_each = var.devices
    content {
      device_name = ebs_block_device.value
    }
  }
}

resource "aws_launch_template" "web" {
  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      delete_on_termination = false
    }
  }

  block_device_mappings {
    device_name = "/dev/sdf"

    ebs {
      volume_size = 100
    }
  }

  block_device_mappings {
    device_name = "/dev/sdg"

    ebs {
      delete_on_termination = var.keep
    }
  }

  block_device_mappings {
    device_name  = "/dev/sdb"
    virtual_name = "ephemeral0"
  }
}

resource "azurerm_virtual_machine" "db" {
  storage_data_disk {
    name            = "data"
    create_option   = "Attach"
    managed_disk_id = azurerm_managed_disk.data.id
  }
}

resource "google_compute_instance_template" "web" {
  disk {
    source_image = var.image
  }

  disk {
    type      = "SCRATCH"
    disk_type = "local-ssd"
  }

  disk {
    source      = "data"
    auto_delete = false
  }
}

resource "google_compute_instance" "web" {
  attached_disk {
    source = google_compute_disk.data.id
  }
}
