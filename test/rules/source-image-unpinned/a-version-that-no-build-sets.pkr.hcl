source "azure-arm" "web" {
  image_publisher = "Canonical"
  image_offer     = "ubuntu-24_04-lts"
}

build {
  source "source.azure-arm.web" {
    image_sku = "server"
    #^^^^^^^^^^^^^^^^^^^^ warning: source-image-unpinned [fix]
  }
}
