variable "force" {
}

source "amazon-ebs" "off" {
  ami_name              = "web"
  force_deregister      = false
  force_delete_snapshot = null
}

source "amazon-ebs" "unknown" {
  ami_name         = "web"
  force_deregister = var.force
}

source "googlecompute" "other" {
  image_name       = "web"
  force_deregister = true
}
