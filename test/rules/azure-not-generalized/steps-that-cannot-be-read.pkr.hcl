variable "specialized" {
  type = bool
}

source "azure-arm" "web" {
  os_type = "Linux"
}

source "azure-arm" "gallery" {
  os_type = "Linux"

  shared_image_gallery_destination {
    image_name  = "web"
    specialized = var.specialized
  }
}

build {
  sources = ["source.azure-arm.web"]

  provisioner "shell" {
    script = "generalize.sh"
  }
}

build {
  sources = ["source.azure-arm.web"]

  provisioner "shell" {
    script = "generalize.sh"
  }

  provisioner "shell" {
    inline = ["sync"]
  }
}

build {
  sources = ["source.azure-arm.gallery"]

  provisioner "shell" {
    inline = ["sync"]
  }
}
