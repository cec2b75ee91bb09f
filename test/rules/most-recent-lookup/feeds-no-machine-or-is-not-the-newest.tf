data "aws_ami" "unused" {
  most_recent = true
  owners      = ["self"]
}

data "aws_ami" "exported" {
  most_recent = true
  owners      = ["self"]
}

output "image" {
  value = data.aws_ami.exported.id
}

data "aws_ami" "only_one" {
  owners = ["self"]

  filter {
    name   = "tag:release"
    values = ["7"]
  }
}

resource "aws_instance" "only_one" {
  ami = data.aws_ami.only_one.id
}

data "aws_ami" "perhaps" {
  most_recent = var.newest
  owners      = ["self"]
}

resource "aws_instance" "perhaps" {
  ami = data.aws_ami.perhaps.id
}

data "aws_ami" "for_none" {
  most_recent = true
  owners      = ["self"]
}

resource "aws_instance" "none" {
  count = 0
  ami   = data.aws_ami.for_none.id
}
