terraform {
  backend "s3" {
    bucket = = "x"
  }
}

resource "aws_s3_bucket" "logs" {}
