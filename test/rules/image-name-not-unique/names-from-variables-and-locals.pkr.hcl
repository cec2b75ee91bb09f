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
}

source "amazon-ebs" "variable" {
  ami_name = "${var.prefix}-${local.region}"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
}

source "amazon-ebs" "resembling" {
  ami_name = "web-${var.updated_by}"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
}

source "googlecompute" "local" {
  image_name = local.image_name
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
}

source "openstack" "choice" {
  image_name = var.prefix == "" ? "web" : upper("${var.prefix}-server")
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
}

source "amazon-ebs" "engine" {
  ami_name = "web {{build_name}}"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
}
