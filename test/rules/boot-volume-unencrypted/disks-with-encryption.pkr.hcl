variable "encrypt" {
  type = bool
}

source "amazon-ebs" "web" {
  encrypt_boot = true
}

source "amazon-ebs" "text" {
  encrypt_boot = "true"
}

source "amazon-ebs" "unknown" {
  encrypt_boot = var.encrypt
}

source "amazon-ebs" "disk" {
  launch_block_device_mappings {
    device_name = "/dev/sda1"
    encrypted   = true
  }
}

source "amazon-ebs" "disks" {
  dynamic "launch_block_device_mappings" {
    for_each = var.encrypt ? [1] : []
    content {
      encrypted = true
    }
  }
}

source "amazon-instance" "web" {}

source "googlecompute" "web" {}
