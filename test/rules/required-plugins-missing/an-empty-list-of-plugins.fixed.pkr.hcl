packer {
  required_plugins {
    googlecompute = {
      version = "~> 1.0"
      source  = "github.com/hashicorp/googlecompute"
    }
    windows-update = {
      version = "~> 0.0"
      source  = "github.com/rgl/windows-update"
    }
  }
}

source "googlecompute" "web" {
  image_family = "web"
}

build {
  sources = ["source.googlecompute.web"]

  error-cleanup-provisioner "windows-update" {
  }
}
