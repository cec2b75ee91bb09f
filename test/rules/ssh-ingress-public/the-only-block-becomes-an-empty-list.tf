resource "aws_security_group" "apart" {
  name = "apart"

  ingress {
    from_port        = "22"
    to_port          = "22"
    protocol         = "TCP"
    cidr_blocks      = ["0.0.0.0/0"]
#                       ^^^^^^^^^^^ error: ssh-ingress-public [fix]
    ipv6_cidr_blocks = ["::/0"]
  }

  tags = { Name = "apart" }
}

resource "aws_default_security_group" "close" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 20
    to_port     = 30
    protocol    = "6"
    cidr_blocks = ["0.0.0.0/0"]
#                  ^^^^^^^^^^^ error: ssh-ingress-public [fix]
  }
  tags = { Name = "close" }
}

resource "aws_security_group" "bare" {
  ingress {
    from_port        = 0
    to_port          = 0
    protocol         = -1
    ipv6_cidr_blocks = ["0:0:0:0:0:0:0:0/0"]
  }
}
