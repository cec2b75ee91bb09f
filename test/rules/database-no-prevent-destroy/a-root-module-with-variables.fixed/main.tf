variable "name" {
  type = string
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_db_instance" "this" {
  identifier = var.name

  lifecycle {
    prevent_destroy = true
  }
}
