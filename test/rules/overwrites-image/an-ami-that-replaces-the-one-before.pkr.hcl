variable "replace" {
  default = "true"
}

source "amazon-ebs" "web" {
  ami_name              = "web"
  force_deregister      = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: overwrites-image [fix]
  force_delete_snapshot = true
  instance_type         = "t3.small"
}

source "amazon-ebssurrogate" "web" {
  instance_type = "t3.small"

  # As long as nobody else uses it.
  force_deregister = var.replace # see the wiki
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: overwrites-image [fix]
  ami_name         = "web-surrogate"
}

source "amazon-instance" "web" {
  ami_name              = "web-instance"
  force_delete_snapshot = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: overwrites-image [fix]
}
