packer {
  required_plugins {
    amazon = {
      version = "~> 1.3"
      source  = "github.com/hashicorp/amazon"
    }
  }
}

source "example-cloud" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: required-plugins-missing
  name = "web"
}

build {
  sources = ["source.example-cloud.web"]

  post-processor "amazon-ami-management" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: required-plugins-missing [fix]
    keep_releases = 5
  }
}
