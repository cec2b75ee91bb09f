variable "stop" {
  default = true
}

resource "google_compute_instance" "web" {
  allow_stopping_for_update = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: stop-start-in-place [fix]
}

resource "google_compute_instance_from_template" "web" {
  allow_stopping_for_update = var.stop
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: stop-start-in-place
}

resource "vsphere_virtual_machine" "web" {
  cpu_hot_add_enabled    = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: stop-start-in-place
  memory_hot_add_enabled = "true"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: stop-start-in-place
}

resource "proxmox_vm_qemu" "web" {
  hotplug = "network,disk,usb,cpu,memory"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: stop-start-in-place
}

resource "aws_ec2_instance_state" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: stop-start-in-place
  instance_id = aws_instance.web.id
  state       = "stopped"
}

action "azurerm_virtual_machine_power" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: stop-start-in-place
  config {
    power_action = "restart"
  }
}
