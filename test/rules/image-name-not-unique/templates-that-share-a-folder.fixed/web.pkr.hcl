packer {
}

locals {
  time = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "amazon-ebs" "image" {
  ami_name = "web-${local.time}"
}

build {
  sources = ["source.amazon-ebs.image"]
}
