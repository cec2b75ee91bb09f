# Images of the web servers.
packer {
  required_version = ">= 1.7.0"
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "amazon-ebs" "web" {
  ami_name      = "web-${local.timestamp}"
  instance_type = "t3.small"
}

source "azure-arm" "web" {
  managed_image_name                = "web-${local.timestamp}" # shown in the portal
  managed_image_resource_group_name = "images"
}

source "googlecompute" "web" {
  image_name   = "web-${local.timestamp}"
  image_family = "web"
}

source "openstack" "web" {
  image_name = "web-${local.timestamp}"
}

source "digitalocean" "web" {
  snapshot_name = "web-${local.timestamp}"
}

source "hcloud" "web" {
  snapshot_name = "web-${local.timestamp}"
}

source "linode" "web" {
  image_label = "web-${local.timestamp}"
}

source "vsphere-iso" "web" {
  vm_name = "web-${local.timestamp}"
}

source "proxmox-clone" "web" {
  vm_name       = "packer-web"
  template_name = "web-${local.timestamp}"
}
