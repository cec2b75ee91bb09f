resource "aws_security_group" "windows" {
  name = "windows"

  ingress {
    from_port   = 3389
    to_port     = 3389
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
#                  ^^^^^^^^^^^ error: rdp-ingress-public [fix]
  }

  ingress {
    from_port   = 3000
    to_port     = 4000
    protocol    = "udp"
    cidr_blocks = ["0.0.0.0/0"]
#                  ^^^^^^^^^^^ error: rdp-ingress-public [fix]
  }

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_vpc_security_group_ingress_rule" "rdp" {
  security_group_id = aws_security_group.windows.id
  ip_protocol       = "17"
  from_port         = 3389
  to_port           = 3389
  cidr_ipv6         = "::/0"
#                     ^^^^^^ error: rdp-ingress-public [fix]
}
