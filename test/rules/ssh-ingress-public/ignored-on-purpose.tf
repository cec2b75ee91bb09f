resource "aws_security_group_rule" "ssh" {
  type      = "ingress"
  from_port = 22
  to_port   = 22
  protocol  = "tcp"
  # rebake:ignore ssh-ingress-public the honeypot wants visitors
  cidr_blocks       = ["0.0.0.0/0"]
  security_group_id = "sg-1"
}
