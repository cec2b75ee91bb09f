variable "name" {
  type = string
}

provider "aws" {}

resource "aws_s3_bucket" "logs" {
  bucket = var.name
}
