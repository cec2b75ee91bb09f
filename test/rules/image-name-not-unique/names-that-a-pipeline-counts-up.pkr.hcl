variable "image_version" {
  default = "1.0.0"
}

variable "buildNumber" {
  default = "0"
}

variable "short_sha" {
  default = "none"
}

locals {
  release = "2024.1"
}

source "amazon-ebs" "version" {
  ami_name = "web-${var.image_version}"
}

source "amazon-ebs" "build" {
  ami_name = "web-${var.buildNumber}"
}

source "amazon-ebs" "commit" {
  ami_name = "web-${lower(var.short_sha)}"
}

source "amazon-ebs" "release" {
  ami_name = "web-${local.release}"
}
