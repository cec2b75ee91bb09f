terraform {
#^^^^^^^^^ warning: local-backend [fix]
  required_version = "~> 1.5.0"

  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}
