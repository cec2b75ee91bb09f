variable "base" {
  type    = string
  default = "debian:latest"
}

source "docker" "untagged" {
  image  = "debian"
  #^^^^^^^^^^^^^^^^^ warning: source-image-unpinned [fix]
  commit = true
}

source "docker" "latest" {
  image = "registry.example.com:5000/base/debian:latest"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: source-image-unpinned [fix]
}

source "docker" "elsewhere" {
  image = var.base
  #^^^^^^^^^^^^^^^^ warning: source-image-unpinned
}
