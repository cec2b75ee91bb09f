variable "base_image" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

resource "google_compute_instance" "base" {
  boot_disk {
    initialize_params {
      image = var.base_image
    }
  }
}

variable "openstack_base_image_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

resource "openstack_compute_instance_v2" "base" {
  image_id = var.openstack_base_image_id
}

variable "hcloud_base_image_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

resource "hcloud_server" "base" {
  image = var.hcloud_base_image_id
}

variable "alicloud_base_image_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

resource "alicloud_instance" "base" {
  image_id = var.alicloud_base_image_id
}

variable "azurerm_base_image_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

resource "azurerm_linux_virtual_machine" "base" {
  source_image_id = var.azurerm_base_image_id
}

variable "gallery_image_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

resource "azurerm_linux_virtual_machine_scale_set" "base" {
  source_image_id = var.gallery_image_id
}
