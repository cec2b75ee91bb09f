data "aws_ami" "star" {
  most_recent = true
  owners      = ["*"]
  #^^^^^^^^^^^^^^^^^^^ error: ami-owners-missing [fix]

  filter {
    name   = "name"
    values = ["debian-12-amd64-*"]
  }
}

data "aws_ami" "empty" {
  owners     = []
  #^^^^^^^^^^^^^^^ error: ami-owners-missing [fix]
  name_regex = "web"
}

data "aws_ami" "null" {
  owners     = null
  #^^^^^^^^^^^^^^^^^ error: ami-owners-missing [fix]
  name_regex = "web"
}

locals {
  everybody = ["*"]
}

data "aws_ami" "through_a_local" {
  owners     = local.everybody
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: ami-owners-missing [fix]
  name_regex = "web"
}
