packer {
  required_version = "~> 1.9"
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "amazon-ebs" "web" {
  ami_name = "web-${local.timestamp}"
}
build {
  sources = ["source.amazon-ebs.web"]
}
