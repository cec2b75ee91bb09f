terraform {
  required_version = "~> 0.12.31"

  backend "s3" {}
}

resource "aws_s3_bucket" "logs" {}
