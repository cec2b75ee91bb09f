resource "aws_security_group" "apart" {
  name = "apart"

  ingress = []

  tags = { Name = "apart" }
}

resource "aws_default_security_group" "close" {
  vpc_id = aws_vpc.main.id

  ingress = []

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
