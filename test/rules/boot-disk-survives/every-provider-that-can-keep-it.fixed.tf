resource "aws_instance" "web" {
  root_block_device {
    delete_on_termination = true
  }
}

resource "aws_spot_instance_request" "worker" {
  root_block_device {
    delete_on_termination = true
  }
}

resource "aws_launch_configuration" "web" {
  root_block_device {
    volume_size           = 20
    delete_on_termination = true # kept for forensics
  }
}

resource "aws_launch_template" "web" {
  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      delete_on_termination = true
    }
  }
}

resource "google_compute_instance" "web" {
  boot_disk {
    auto_delete = true

    initialize_params {
      image = var.image
    }
  }
}

resource "google_compute_instance_template" "web" {
  disk {
    boot         = true
    source_image = var.image
    auto_delete  = true
  }
}

resource "google_compute_region_instance_template" "web" {
  disk {
    source_image = var.image
    auto_delete  = true
  }
}

resource "yandex_compute_instance" "web" {
  boot_disk {
    auto_delete = true
  }
}

resource "oci_core_instance" "web" {
  preserve_boot_volume = false

  source_details {
    source_type = "image"
  }
}

resource "openstack_compute_instance_v2" "web" {
  block_device {
    source_type           = "image"
    destination_type      = "volume"
    boot_index            = 0
    delete_on_termination = true
  }
}

resource "openstack_compute_instance_v2" "missing" {
  block_device {
    source_type           = "image"
    destination_type      = "volume"
    boot_index            = 0
    delete_on_termination = true
  }

  block_device {
    source_type      = "blank"
    destination_type = "volume"
    boot_index       = 1
  }
}
