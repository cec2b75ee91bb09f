source "amazon-ebs" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^ information: boot-volume-unencrypted [fix]
  ami_name = "web-{{timestamp}}"

  launch_block_device_mappings {
    device_name = "/dev/sda1"
    encrypted   = false
  }
}

source "amazon-ebssurrogate" "web" {
  encrypt_boot = false
  #^^^^^^^^^^^^^^^^^^^^ information: boot-volume-unencrypted [fix]
}

source "amazon-chroot" "web" {
  encrypt_boot = null
  #^^^^^^^^^^^^^^^^^^^ information: boot-volume-unencrypted [fix]
}

build {
  sources = ["source.amazon-ebs.web", "source.amazon-ebssurrogate.web", "source.amazon-chroot.web"]
}

build {
  sources = ["source.amazon-ebs.web"]
}
