data "aws_ami" "ubuntu" {
  most_recent = true
  owners      = ["099720109477"]

  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*"]
  }
}

data "aws_ami" "linux" {
  filter {
    name   = "name"
    values = ["al2023-ami-2023.*-x86_64"]
  }
  most_recent = true
  owners      = ["amazon"]
}

data "aws_ami" "unknown_release" {
  most_recent = true
  owners      = ["self"]

  filter {
    name   = "name"
    values = ["base-${var.release}-*"]
  }
}

data "aws_ami" "any_name" {
  most_recent = true
  owners      = ["self"]

  filter {
    name   = "architecture"
    values = ["arm64"]
  }
}

data "aws_ami" "regular_expression" {
  name_regex = "^base-\\d+$"
  owners     = ["self"]
}

data "aws_ami_ids" "several" {
  name_regex = "^web"
  owners     = ["self"]
}
