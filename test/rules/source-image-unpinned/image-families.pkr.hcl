source "googlecompute" "web" {
  source_image_family = "debian-12"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: source-image-unpinned [fix]
  zone                = "europe-west1-b"
}

source "yandex" "web" {
  source_image_family = "ubuntu-2404-lts"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: source-image-unpinned [fix]
}

source "alicloud-ecs" "web" {
  image_family = "acs:ubuntu_24_04_x64"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: source-image-unpinned [fix]
}
