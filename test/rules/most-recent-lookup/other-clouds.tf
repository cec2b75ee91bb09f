data "google_compute_image" "base" {
  family  = "debian-12"
  #^^^^^^^^^^^^^^^^^^^^^ warning: most-recent-lookup [fix]
  project = "debian-cloud"
}

resource "google_compute_instance" "base" {
  boot_disk {
    initialize_params {
      image = data.google_compute_image.base.self_link
    }
  }
}

data "openstack_images_image_v2" "base" {
  name        = "Ubuntu 24.04"
  most_recent = true
  #^^^^^^^^^^^^^^^^^^ warning: most-recent-lookup [fix]
}

resource "openstack_compute_instance_v2" "base" {
  image_id = data.openstack_images_image_v2.base.id
}

data "hcloud_image" "base-image" {
  with_selector = "role=web"
  most_recent   = true
  #^^^^^^^^^^^^^^^^^^^^ warning: most-recent-lookup [fix]
}

resource "hcloud_server" "base" {
  image = data.hcloud_image.base-image.id
}

data "alicloud_images" "base" {
  name_regex  = "^web"
  most_recent = true
  #^^^^^^^^^^^^^^^^^^ warning: most-recent-lookup [fix]
}

resource "alicloud_instance" "base" {
  image_id = data.alicloud_images.base.images[0].id
}

data "azurerm_image" "base" {
  name_regex          = "^web"
  sort_descending     = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: most-recent-lookup [fix]
  resource_group_name = "images"
}

resource "azurerm_linux_virtual_machine" "base" {
  source_image_id = data.azurerm_image.base.id
}

data "azurerm_shared_image_version" "gallery" {
  name       = "latest"
  #^^^^^^^^^^^^^^^^^^^^^ warning: most-recent-lookup [fix]
  image_name = "web"
}

resource "azurerm_linux_virtual_machine_scale_set" "base" {
  source_image_id = data.azurerm_shared_image_version.gallery.id
}
