resource "aws_security_group" "web" {
  egress {
    from_port = 0
    to_port   = 0
    protocol  = "-1"
  }

  ingress {
  #^^^^^^^ warning: inline-security-group-rules
    from_port = 443
    to_port   = 443
    protocol  = "tcp"
  }
}

resource "aws_security_group_rule" "web" {
  type              = "ingress"
  security_group_id = aws_security_group.web.id
  from_port         = 80
  to_port           = 80
  protocol          = "tcp"
}

resource "aws_security_group" "list" {
  ingress = [{
  #^^^^^^^ warning: inline-security-group-rules
    from_port = 443
  }]
}

resource "aws_vpc_security_group_ingress_rule" "list" {
  security_group_id = aws_security_group.list.id
}

resource "aws_security_group" "other_direction" {
  egress {
  #^^^^^^ information: inline-security-group-rules
    from_port = 0
    to_port   = 0
    protocol  = "-1"
  }
}

resource "aws_vpc_security_group_ingress_rule" "other_direction" {
  security_group_id = aws_security_group.other_direction.id
}

resource "aws_security_group" "only_inside" {
  ingress {
  #^^^^^^^ hint: inline-security-group-rules
    from_port = 443
    to_port   = 443
    protocol  = "tcp"
  }
}

resource "aws_vpc_security_group_ingress_rule" "from_it" {
  security_group_id            = aws_security_group.beside.id
  referenced_security_group_id = aws_security_group.only_inside.id
}
