source "azure-arm" "missing" {
  image_publisher = "Canonical"
  image_offer     = "ubuntu-24_04-lts"
  image_sku       = "server"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: source-image-unpinned [fix]
  location        = "westeurope"
}

source "azure-arm" "latest" {
  image_publisher = "Canonical"
  image_offer     = "ubuntu-24_04-lts"
  image_sku       = "server"
  image_version   = "Latest"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: source-image-unpinned [fix]
}

source "azure-arm" "gallery" {
  shared_image_gallery {
    subscription   = "00000000-0000-0000-0000-000000000000"
    resource_group = "images"
    gallery_name   = "images"
    image_name     = "base"
    image_version  = "latest"
    #^^^^^^^^^^^^^^^^^^^^^^^^^ warning: source-image-unpinned [fix]
  }
}

source "azure-arm" "null" {
  image_publisher = "Canonical"
  image_offer     = "ubuntu-24_04-lts"
  image_sku       = "server"
  image_version   = null
  #^^^^^^^^^^^^^^^^^^^^^^ warning: source-image-unpinned [fix]
}
