terraform {
  cloud {
    organization = "shop"
  }
}

provider "aws" {
  region = "eu-central-1"
}
