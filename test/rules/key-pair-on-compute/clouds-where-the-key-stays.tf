resource "azurerm_linux_virtual_machine" "web" {
  name           = "web"
  admin_username = "admin"

  admin_ssh_key {
# ^^^^^^^^^^^^^ hint: key-pair-on-compute
    username   = "admin"
    public_key = file("admin.pub")
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "web" {
  name = "web"

  admin_ssh_key {
# ^^^^^^^^^^^^^ hint: key-pair-on-compute
    username   = "admin"
    public_key = var.key
  }
}

resource "hcloud_server" "web" {
  name     = "web"
  ssh_keys = [hcloud_ssh_key.admin.id]
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute
}

resource "digitalocean_droplet" "web" {
  name     = "web"
  ssh_keys = concat(var.more, ["12345"])
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute
}

resource "linode_instance" "web" {
  authorized_keys = [chomp(file("admin.pub"))]
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute
}

resource "vultr_instance" "web" {
  ssh_key_ids = [vultr_ssh_key.admin.id, var.other]
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute
}

resource "alicloud_instance" "web" {
  key_name = alicloud_ecs_key_pair.admin.key_pair_name
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute
}

resource "alicloud_ecs_launch_template" "web" {
  key_pair_name = "admin"
# ^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute
}

resource "oci_core_instance" "web" {
  metadata = {
    ssh_authorized_keys = file("admin.pub")
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute
  }
}

resource "exoscale_compute_instance" "web" {
  ssh_keys = ["admin"]
# ^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute
}

resource "proxmox_vm_qemu" "web" {
  sshkeys = file("admin.pub")
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute
}

resource "proxmox_virtual_environment_vm" "web" {
  initialization {
    user_account {
      keys = ["ssh-ed25519 AAAA"]
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute
    }
  }
}
