resource "aws_instance" "web" {
  root_block_device {
    delete_on_termination = false
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-disk-survives [fix]
  }
}

resource "aws_spot_instance_request" "worker" {
  root_block_device {
    delete_on_termination = "false"
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-disk-survives [fix]
  }
}

resource "aws_launch_configuration" "web" {
  root_block_device {
    volume_size           = 20
    delete_on_termination = false # kept for forensics
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-disk-survives [fix]
  }
}

resource "aws_launch_template" "web" {
  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      delete_on_termination = "false"
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-disk-survives [fix]
    }
  }
}

resource "google_compute_instance" "web" {
  boot_disk {
    auto_delete = false
    #^^^^^^^^^^^^^^^^^^^ warning: boot-disk-survives [fix]

    initialize_params {
      image = var.image
    }
  }
}

resource "google_compute_instance_template" "web" {
  disk {
    boot         = true
    source_image = var.image
    auto_delete  = false
    #^^^^^^^^^^^^^^^^^^^^ warning: boot-disk-survives [fix]
  }
}

resource "google_compute_region_instance_template" "web" {
  disk {
    source_image = var.image
    auto_delete  = false
    #^^^^^^^^^^^^^^^^^^^^ warning: boot-disk-survives [fix]
  }
}

resource "yandex_compute_instance" "web" {
  boot_disk {
    auto_delete = false
    #^^^^^^^^^^^^^^^^^^^ warning: boot-disk-survives [fix]
  }
}

resource "oci_core_instance" "web" {
  preserve_boot_volume = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-disk-survives [fix]

  source_details {
    source_type = "image"
  }
}

resource "openstack_compute_instance_v2" "web" {
  block_device {
    source_type           = "image"
    destination_type      = "volume"
    boot_index            = 0
    delete_on_termination = false
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-disk-survives [fix]
  }
}

resource "openstack_compute_instance_v2" "missing" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-disk-survives [fix]
  block_device {
    source_type      = "image"
    destination_type = "volume"
    boot_index       = 0
  }

  block_device {
    source_type      = "blank"
    destination_type = "volume"
    boot_index       = 1
  }
}
