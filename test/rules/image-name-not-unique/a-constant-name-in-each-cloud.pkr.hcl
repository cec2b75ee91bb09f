# Images of the web servers.
packer {
  required_version = ">= 1.7.0"
}

source "amazon-ebs" "web" {
  ami_name      = "web"
  #^^^^^^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
  instance_type = "t3.small"
}

source "azure-arm" "web" {
  managed_image_name                = "web" # shown in the portal
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
  managed_image_resource_group_name = "images"
}

source "googlecompute" "web" {
  image_name   = "web"
  #^^^^^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
  image_family = "web"
}

source "openstack" "web" {
  image_name = "web"
  #^^^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
}

source "digitalocean" "web" {
  snapshot_name = "web"
  #^^^^^^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
}

source "hcloud" "web" {
  snapshot_name = "web"
  #^^^^^^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
}

source "linode" "web" {
  image_label = "web"
  #^^^^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
}

source "vsphere-iso" "web" {
  vm_name = "web"
  #^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
}

source "proxmox-clone" "web" {
  vm_name       = "packer-web"
  template_name = "web"
  #^^^^^^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
}
