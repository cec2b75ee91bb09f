variable "vm_id" {
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "proxmox-iso" "web" {
  template_name = "web-{{timestamp}}"
  node          = "pve1"
}

source "proxmox-clone" "web" {
  template_name = "web-${local.timestamp}"
}

source "proxmox-clone" "machine" {
  vm_id                    = 9002
  skip_convert_to_template = true
}

source "proxmox-clone" "free" {
  vm_id = 0
}

source "proxmox-clone" "given" {
  vm_id = var.vm_id
}
