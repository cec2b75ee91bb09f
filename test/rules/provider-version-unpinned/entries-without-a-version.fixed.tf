terraform {
  backend "s3" {}

  required_providers {
    aws = {
      version = "~> 6.0"
      source  = "hashicorp/aws"
    }
    heroku = {
      source = "heroku/heroku"
    }
    random = {
      source  = "hashicorp/random"
      version = "~> 3.0"
    }
    google = "~> 7.0"
    vsphere = {
      source  = "vmware/vsphere"
      version = "~> 2.8"
    }
  }
}
