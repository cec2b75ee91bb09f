source "azure-arm" "web" {
  image_publisher = "Canonical"
  image_offer     = "ubuntu-24_04-lts"
  image_sku       = "server"
}

build {
  source "source.azure-arm.web" {
    image_version = "24.04.202406140"
  }
}
