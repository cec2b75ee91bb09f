variable "replace" {
  default = "true"
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "amazon-ebs" "web" {
  ami_name      = "web-${local.timestamp}"
  instance_type = "t3.small"
}

source "amazon-ebssurrogate" "web" {
  instance_type = "t3.small"

  # As long as nobody else uses it.
  # see the wiki
  ami_name = "web-surrogate-${local.timestamp}"
}

source "amazon-instance" "web" {
  ami_name = "web-instance-${local.timestamp}"
}
