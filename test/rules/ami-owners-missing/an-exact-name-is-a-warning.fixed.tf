data "aws_ami" "exact" {
  owners = ["self"]

  filter {
    name   = "name"
    values = ["web-20250110"]
  }
}

data "aws_ami" "unknown_name" {
  owners = ["self"]

  filter {
    name   = "name"
    values = [var.name]
  }
}
