terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.other]
    }
  }
}

provider "aws" {
  alias  = "third"
  region = "eu-central-1"
}
