packer {
}

locals {
  time = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "amazon-ebs" "image" {
  ami_name = "web"
  #^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
}

build {
  sources = ["source.amazon-ebs.image"]
}
