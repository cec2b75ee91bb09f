variable "groups" {
  type = map(object({
    metadata = optional(map(string), {})
    keys     = optional(bool, false)
  }))
  default = {
    web = { keys = true }
    api = { metadata = { "ssh-keys" = "ops:ssh-rsa AAA" } }
  }
}

resource "google_compute_region_instance_template" "this" {
  for_each = var.groups

  metadata = merge({ enable-oslogin = "TRUE" }, each.value.metadata)
  #^^^^^^^^ warning: key-pair-on-compute
}

resource "hcloud_ssh_key" "ops" {
  name = "ops"
}

resource "hcloud_server" "this" {
  for_each = var.groups

  name     = each.key
  ssh_keys = each.value.keys ? [hcloud_ssh_key.ops.id] : []
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute
}

resource "hcloud_server" "not_known" {
  name     = "web"
  ssh_keys = var.keys ? [hcloud_ssh_key.ops.id] : []
}

resource "google_compute_instance" "not_known" {
  metadata = var.metadata
}

resource "google_compute_instance" "empty" {
  metadata = local.metadata
}

locals {
  metadata = { ssh-keys = "" }
}
