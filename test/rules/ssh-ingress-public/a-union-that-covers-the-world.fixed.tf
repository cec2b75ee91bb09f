resource "aws_security_group_rule" "half" {
  type              = "ingress"
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/1"]
  security_group_id = aws_security_group.web.id
}
