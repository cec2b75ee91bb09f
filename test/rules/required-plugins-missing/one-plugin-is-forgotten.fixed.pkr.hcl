packer {
  required_version = ">= 1.9.0"
  required_plugins {
    amazon = {
      version = "~> 1.3"
      source  = "github.com/hashicorp/amazon"
    } # the cloud
    git = {
      version = "~> 0.0"
      source  = "github.com/ethanmdavidson/git"
    }
    azure = {
      version = "~> 2.0"
      source  = "github.com/hashicorp/azure"
    }
  }
}

data "amazon-ami" "base" {
  owners = ["self"]
}

data "git-commit" "here" {}

source "azure-arm" "web" {
  location = "westeurope"
}
