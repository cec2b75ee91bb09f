packer {
  required_plugins {}
}

source "googlecompute" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: required-plugins-missing [fix]
  image_family = "web"
}

build {
  sources = ["source.googlecompute.web"]

  error-cleanup-provisioner "windows-update" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: required-plugins-missing [fix]
  }
}
