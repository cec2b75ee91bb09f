packer {
  required_version = "~> 1.9"
}

source "qemu" "web" {
#^^^^^^^^^^^^^^^^^^^ warning: required-plugins-missing [fix]
  iso_url = "web.iso"
}
