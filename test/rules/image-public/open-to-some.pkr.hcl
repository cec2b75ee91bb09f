variable "groups" {
  type = list(string)
}

source "amazon-ebs" "web" {
  ami_groups      = []
  snapshot_groups = null
  ami_users       = ["123456789012"]
}

source "amazon-ebs" "worker" {
  ami_groups      = var.groups
  snapshot_groups = ["others"]
}

source "example" "web" {
  ami_groups = ["all"]
}
