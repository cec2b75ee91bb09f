packer {
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "amazon-ebs" "image" {
  ami_name = "db-${local.timestamp}"
}

build {
  sources = ["source.amazon-ebs.image"]
}
