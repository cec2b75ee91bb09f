variable "prefix" {
  type    = string
  default = "web"
}

variable "updated_by" {
  default = "ops"
}

locals {
  # The name that all clouds share.
  image_name = "web-server"
  region     = "eu-west-1"
  timestamp  = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "amazon-ebs" "variable" {
  ami_name = "${var.prefix}-${local.region}-${local.timestamp}"
}

source "amazon-ebs" "resembling" {
  ami_name = "web-${var.updated_by}-${local.timestamp}"
}

source "googlecompute" "local" {
  image_name = "${local.image_name}-${local.timestamp}"
}

source "openstack" "choice" {
  image_name = "${var.prefix == "" ? "web" : upper("${var.prefix}-server")}-${local.timestamp}"
}

source "amazon-ebs" "engine" {
  ami_name = "web {{build_name}}-${local.timestamp}"
}
