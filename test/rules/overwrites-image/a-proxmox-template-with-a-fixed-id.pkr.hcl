variable "vm_id" {
}

source "proxmox-iso" "web" {
  template_name = "web-{{timestamp}}"
  vm_id         = 9000
  #^^^^^^^^^^^^^^^^^^^^ error: overwrites-image [fix]
  node          = "pve1"
}

source "proxmox-clone" "web" {
  vm_id         = "9001"
  #^^^^^^^^^^^^^^^^^^^^^^ error: overwrites-image [fix]
  template_name = "web"
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
