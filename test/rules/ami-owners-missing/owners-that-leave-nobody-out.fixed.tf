data "aws_ami" "star" {
  most_recent = true
  owners      = ["136693071363"]

  filter {
    name   = "name"
    values = ["debian-12-amd64-*"]
  }
}

data "aws_ami" "empty" {
  owners     = ["self"]
  name_regex = "web"
}

data "aws_ami" "null" {
  owners     = ["self"]
  name_regex = "web"
}

locals {
  everybody = ["*"]
}

data "aws_ami" "through_a_local" {
  owners     = ["self"]
  name_regex = "web"
}
