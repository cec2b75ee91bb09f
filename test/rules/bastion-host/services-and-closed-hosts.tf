resource "aws_instance" "bastion" {
  ami                    = "ami-0abc"
  iam_instance_profile   = "ssm"
  vpc_security_group_ids = [aws_security_group.closed.id]
}

resource "aws_security_group" "closed" {
  egress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "of_another" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["203.0.113.0/24"]
  }
}

resource "aws_instance" "bastion_perhaps" {
  ami      = "ami-0abc"
  key_name = var.key
}

resource "aws_instance" "web" {
  ami      = "ami-0abc"
  key_name = "admin"
}

resource "azurerm_bastion_host" "bastion" {
  name = "bastion"
}

resource "aws_instance" "bastion_never" {
  count    = 0
  key_name = "admin"
}
