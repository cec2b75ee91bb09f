variable "tag" {
  type    = string
  default = "latest"
  #^^^^^^^^^^^^^^^^^^ warning: container-tag-latest-or-missing [fix]
}

variable "image" {
  default = "acme/web"
  #^^^^^^^^^^^^^^^^^^^^ warning: container-tag-latest-or-missing [fix]
}

variable "pinned" {
  default = "1.27.4"
}

locals {
  moving = "latest"
}

resource "docker_container" "tag" {
  image = "nginx:${var.tag}"
}

resource "docker_container" "same_tag" {
  image = "redis:${var.tag}"
}

resource "docker_container" "image" {
  image = var.image
}

resource "docker_container" "pinned" {
  image = "nginx:${var.pinned}"
}

resource "docker_container" "local" {
  image = "nginx:${local.moving}"
  #       ^^^^^^^^^^^^^^^^^^^^^^^ error: container-tag-latest-or-missing
}
