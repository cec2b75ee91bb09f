source "amazon-ebs" "web" {
  ami_name     = "web-{{timestamp}}"
  encrypt_boot = true

  launch_block_device_mappings {
    device_name = "/dev/sda1"
    encrypted   = false
  }
}

source "amazon-ebssurrogate" "web" {
  encrypt_boot = true
}

source "amazon-chroot" "web" {
  encrypt_boot = true
}

build {
  sources = ["source.amazon-ebs.web", "source.amazon-ebssurrogate.web", "source.amazon-chroot.web"]
}

build {
  sources = ["source.amazon-ebs.web"]
}
