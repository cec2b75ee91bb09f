packer {
  required_version = ">= 1.9.0"
  required_plugins {
    amazon = {
      version = "~> 1.3"
      source  = "github.com/hashicorp/amazon"
    } # the cloud
  }
}

data "amazon-ami" "base" {
  owners = ["self"]
}

data "git-commit" "here" {}
#^^^^^^^^^^^^^^^^^^^^^^^^ warning: required-plugins-missing [fix]

source "azure-arm" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^ warning: required-plugins-missing [fix]
  location = "westeurope"
}
