variable "sources" {
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "amazon-ebs" "web" {
  ami_name = "web-${local.timestamp}"
}

build {
  sources = var.sources
}
