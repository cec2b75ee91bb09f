variable "box_version" {
  type        = string
  description = "What the bake starts from"
}

source "vagrant" "web" {
  source_path = "debian/bookworm64"
  box_version = var.box_version
  provider    = "virtualbox"
}
