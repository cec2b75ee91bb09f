variable "base" {
  type = string
}

variable "most_recent" {
  type = bool
}

variable "empty" {
  type    = string
  default = null
}

source "amazon-ebs" "web" {
  source_ami_filter {
    filters = {
      name = var.base
    }
    most_recent = true
    owners      = ["self"]
  }
}

source "amazon-ebs" "worker" {
  source_ami_filter {
    filters = {
      name = "base-*"
    }
    most_recent = var.most_recent
    owners      = ["self"]
  }
}

source "googlecompute" "web" {
  source_image_family = var.base
}

source "googlecompute" "worker" {
  source_image_family = var.empty
  source_image        = "debian-12-bookworm-v20240312"
}

source "azure-arm" "web" {
  image_publisher = "Canonical"
  image_offer     = "ubuntu-24_04-lts"
  image_sku       = "server"
  image_version   = var.base
}

source "azure-arm" "worker" {
  image_publisher = "Canonical"
  image_offer     = "ubuntu-24_04-lts"
  image_sku       = "server"
  dynamic "image_version" {
    for_each = [1]
  }
}

source "docker" "web" {
  image = var.base
}

source "docker" "nothing" {
  image = null
}

source "hcloud" "web" {
  image = "base-${var.base}"
}

source "qemu" "web" {
  iso_url = var.base
}
