packer {
  required_plugins {
    amazon = {
      version = "~> 1.3"
      source  = "github.com/hashicorp/amazon"
    }
    amazon-ami-management = {
      version = "~> 1.0"
      source  = "github.com/wata727/amazon-ami-management"
    }
  }
}

source "example-cloud" "web" {
  name = "web"
}

build {
  sources = ["source.example-cloud.web"]

  post-processor "amazon-ami-management" {
    keep_releases = 5
  }
}
