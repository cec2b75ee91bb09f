variable "stop" {
  default = true
}

resource "google_compute_instance" "web" {
  allow_stopping_for_update = false
}

resource "google_compute_instance_from_template" "web" {
  allow_stopping_for_update = var.stop
}

resource "vsphere_virtual_machine" "web" {
  cpu_hot_add_enabled    = true
  memory_hot_add_enabled = "true"
}

resource "proxmox_vm_qemu" "web" {
  hotplug = "network,disk,usb,cpu,memory"
}

resource "aws_ec2_instance_state" "web" {
  instance_id = aws_instance.web.id
  state       = "stopped"
}

action "azurerm_virtual_machine_power" "web" {
  config {
    power_action = "restart"
  }
}
