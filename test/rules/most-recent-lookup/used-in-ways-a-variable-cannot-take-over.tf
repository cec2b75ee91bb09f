data "aws_ami" "named" {
  most_recent = true
  #^^^^^^^^^^^^^^^^^^ warning: most-recent-lookup
  owners      = ["self"]
}

resource "aws_instance" "named" {
  ami = data.aws_ami.named.id

  tags = {
    Image = data.aws_ami.named.name
  }
}

data "aws_ami" "counted" {
  count       = var.ami_id == "" ? 1 : 0
  most_recent = true
  #^^^^^^^^^^^^^^^^^^ warning: most-recent-lookup
  owners      = ["self"]
}

resource "aws_instance" "counted" {
  ami = var.ami_id == "" ? data.aws_ami.counted[0].id : var.ami_id
}

data "aws_ami" "waited_for" {
  most_recent = true
  #^^^^^^^^^^^^^^^^^^ warning: most-recent-lookup
  owners      = ["self"]
}

resource "aws_instance" "waited_for" {
  ami        = data.aws_ami.waited_for.id
  depends_on = [data.aws_ami.waited_for]
}

data "aws_ami" "taken" {
  most_recent = true
  #^^^^^^^^^^^^^^^^^^ warning: most-recent-lookup
  owners      = ["self"]
}

variable "taken_ami_id" {
  type = string
}

resource "aws_instance" "taken" {
  ami = data.aws_ami.taken.id
}
