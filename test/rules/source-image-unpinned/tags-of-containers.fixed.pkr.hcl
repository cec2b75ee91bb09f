variable "base" {
  type    = string
  default = "debian:latest"
}

variable "untagged_source_image" {
  type        = string
  description = "What the bake starts from"
}

variable "latest_source_image" {
  type        = string
  description = "What the bake starts from"
}

source "docker" "untagged" {
  image  = var.untagged_source_image
  commit = true
}

source "docker" "latest" {
  image = var.latest_source_image
}

source "docker" "elsewhere" {
  image = var.base
}
