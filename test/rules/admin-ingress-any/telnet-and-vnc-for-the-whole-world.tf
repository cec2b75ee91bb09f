resource "aws_security_group_rule" "telnet" {
  type              = "ingress"
  from_port         = 23
  to_port           = 23
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
#                      ^^^^^^^^^^^ error: admin-ingress-any [fix]
  security_group_id = aws_security_group.web.id
}

resource "aws_security_group_rule" "vnc" {
  type              = "ingress"
  from_port         = 5900
  to_port           = 5910
  protocol          = "tcp"
  cidr_blocks       = ["10.0.0.0/8", "0.0.0.0/0"]
#                                    ^^^^^^^^^^^ error: admin-ingress-any [fix]
  security_group_id = aws_security_group.web.id
}
