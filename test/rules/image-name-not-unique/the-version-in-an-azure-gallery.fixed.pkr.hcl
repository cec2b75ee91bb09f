variable "gallery_image_version" {
  default = "1.0.0"
}

source "azure-arm" "fixed" {
  managed_image_name = "web-{{timestamp}}"

  shared_image_gallery_destination {
    gallery_name  = "images"
    image_name    = "web"
    image_version = formatdate("YYYY.M.Dhhmm", timestamp())
  }
}

source "azure-arm" "counted" {
  shared_image_gallery_destination {
    gallery_name  = "images"
    image_name    = "web"
    image_version = var.gallery_image_version
  }
}

source "azure-arm" "unset" {
  shared_image_gallery_destination {
    gallery_name = "images"
    image_name   = "web"
  }
}
