variable "name" {
}

variable "prefix" {
  default = "web"
}

locals {
  timestamp = regex_replace(timestamp(), "[- TZ:]", "")
}

source "amazon-ebs" "given" {
  ami_name = var.name
}

source "amazon-ebs" "default" {
  ami_name = "${var.prefix}-${local.timestamp}"
}

source "amazon-chroot" "unique" {
  ami_name = "web-${local.timestamp}"
}
