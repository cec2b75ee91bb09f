variable "stop" {}

resource "google_compute_instance" "off" {
  allow_stopping_for_update = false
}

resource "google_compute_instance" "not_known" {
  allow_stopping_for_update = var.stop
}

resource "google_compute_instance" "null" {
  allow_stopping_for_update = null
}

resource "vsphere_virtual_machine" "off" {
  cpu_hot_add_enabled = false
}

resource "proxmox_vm_qemu" "disks" {
  hotplug = "network,disk,usb"
}

action "aws_lambda_invoke" "web" {
  config {
    function_name = "web"
  }
}
