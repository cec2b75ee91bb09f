source "amazon-ebs" "base" {
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "amazon-ebs" "draft" {
  ami_name         = "draft"
  force_deregister = true
}

build {
  source "source.amazon-ebs.base" {
    ami_name = "web-${local.timestamp}"
  }

  source "source.amazon-ebs.base" {
    name     = "db"
    ami_name = "db"
  }
}
