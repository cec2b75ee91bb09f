variable "source_image" {
  type        = string
  description = "What the bake starts from"
}

variable "image" {
  type        = string
  description = "What the bake starts from"
}

source "openstack" "web" {
  source_image_filter {
    filters {
      name       = "debian-12"
      visibility = "protected"
    }
    most_recent = true
  }
}

source "openstack" "worker" {
  source_image = var.source_image
}

source "hcloud" "web" {
  location = "fsn1"
  image    = var.image
}
