variable "name" {
}

variable "prefix" {
  default = "web"
}

locals {
  timestamp = regex_replace(timestamp(), "[- TZ:]", "")
}

source "amazon-ebs" "given" {
  ami_name         = var.name
  force_deregister = true
  #^^^^^^^^^^^^^^^^^^^^^^^ error: overwrites-image [fix]
}

source "amazon-ebs" "default" {
  ami_name         = var.prefix
  force_deregister = true
  #^^^^^^^^^^^^^^^^^^^^^^^ error: overwrites-image [fix]
}

source "amazon-chroot" "unique" {
  ami_name         = "web-${local.timestamp}"
  force_deregister = true
  #^^^^^^^^^^^^^^^^^^^^^^^ information: overwrites-image [fix]
}
