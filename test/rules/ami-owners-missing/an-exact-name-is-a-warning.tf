data "aws_ami" "exact" {
#^^^^^^^^^^^^^^^^^^^^^^ warning: ami-owners-missing [fix]
  filter {
    name   = "name"
    values = ["web-20250110"]
  }
}

data "aws_ami" "unknown_name" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: ami-owners-missing [fix]
  filter {
    name   = "name"
    values = [var.name]
  }
}
