resource "aws_security_group" "web" {
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_security_group" "admin" {
  name = "admin"
}

locals {
  admin = aws_security_group.admin.id
}

variable "office" {
  default = ["203.0.113.0/24"]
}

variable "my_address" {
  type = string
}
