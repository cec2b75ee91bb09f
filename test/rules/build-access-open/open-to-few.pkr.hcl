variable "cidrs" {
  type = list(string)
}

variable "interface" {
  type = string
}

source "amazon-ebs" "group" {
  security_group_id = "sg-0123456789abcdef0"
}

source "amazon-ebs" "groups" {
  security_group_ids = var.cidrs
}

source "amazon-ebs" "filter" {
  security_group_filter {
    filters = {
      "tag:Name" = "packer"
    }
  }
}

source "amazon-ebs" "own-address" {
  temporary_security_group_source_public_ip = true
}

source "amazon-ebs" "network" {
  temporary_security_group_source_cidrs = ["10.0.0.0/8"]
}

source "amazon-ebs" "unknown" {
  temporary_security_group_source_cidrs = var.cidrs
}

source "amazon-ebs" "session" {
  ssh_interface = "session_manager"
}

source "amazon-ebs" "interface" {
  ssh_interface = var.interface
}

source "amazon-ebs" "nobody" {
  communicator = "none"
}

source "amazon-chroot" "web" {}

source "googlecompute" "web" {}
