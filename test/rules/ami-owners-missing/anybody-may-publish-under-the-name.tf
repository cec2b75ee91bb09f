data "aws_ami" "ubuntu" {
#^^^^^^^^^^^^^^^^^^^^^^^ error: ami-owners-missing [fix]
  most_recent = true

  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*"]
  }
}

data "aws_ami" "linux" {
#^^^^^^^^^^^^^^^^^^^^^^ error: ami-owners-missing [fix]
  filter {
    name   = "name"
    values = ["al2023-ami-2023.*-x86_64"]
  }
  most_recent = true
}

data "aws_ami" "unknown_release" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: ami-owners-missing [fix]
  most_recent = true

  filter {
    name   = "name"
    values = ["base-${var.release}-*"]
  }
}

data "aws_ami" "any_name" {
#^^^^^^^^^^^^^^^^^^^^^^^^^ error: ami-owners-missing [fix]
  most_recent = true

  filter {
    name   = "architecture"
    values = ["arm64"]
  }
}

data "aws_ami" "regular_expression" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: ami-owners-missing [fix]
  name_regex = "^base-\\d+$"
}

data "aws_ami_ids" "several" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: ami-owners-missing [fix]
  name_regex = "^web"
}
