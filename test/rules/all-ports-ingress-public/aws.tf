resource "aws_security_group" "web" {
  ingress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
#                  ^^^^^^^^^^^ error: all-ports-ingress-public [fix]
  }

  ingress {
    from_port   = 0
    to_port     = 65535
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
#                                ^^^^^^^^^^^ error: all-ports-ingress-public [fix]
  }

  ingress {
    from_port        = "22"
    to_port          = "3389"
    protocol         = "6"
    ipv6_cidr_blocks = ["::/0"]
#                       ^^^^^^ error: all-ports-ingress-public [fix]
  }

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group_rule" "udp" {
  type              = "ingress"
  from_port         = 0
  to_port           = 65535
  protocol          = "udp"
  cidr_blocks       = ["0.0.0.0/0"]
#                      ^^^^^^^^^^^ error: all-ports-ingress-public [fix]
  security_group_id = aws_security_group.web.id
}

resource "aws_vpc_security_group_ingress_rule" "everything" {
  security_group_id = aws_security_group.web.id
  ip_protocol       = -1
  cidr_ipv4         = var.world
#                     ^^^^^^^^^ error: all-ports-ingress-public [fix]
}

resource "aws_security_group" "list" {
  ingress = [
    {
      description      = "everything"
      from_port        = 0
      to_port          = 0
      protocol         = "-1"
      cidr_blocks      = ["0.0.0.0/0"]
#                         ^^^^^^^^^^^ error: all-ports-ingress-public [fix]
      ipv6_cidr_blocks = null
      prefix_list_ids  = null
      security_groups  = null
      self             = false
    },
  ]
}

variable "world" {
  default = "0.0.0.0/0"
}
