# of another list
resource "aws_network_acl_rule" "denied_elsewhere" {
  network_acl_id = aws_network_acl.other.id
  rule_number    = 50
  rule_action    = "deny"
  protocol       = "tcp"
  from_port      = 22
  to_port        = 22
  cidr_block     = "0.0.0.0/0"
}

# of other addresses
resource "aws_network_acl_rule" "denied_to_some" {
  network_acl_id = aws_network_acl.web.id
  rule_number    = 50
  rule_action    = "deny"
  protocol       = "tcp"
  from_port      = 22
  to_port        = 22
  cidr_block     = "10.0.0.0/8"
}

resource "aws_network_acl_rule" "everything" {
  network_acl_id = aws_network_acl.everything.id
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "-1"
  cidr_block     = "0.0.0.0/0"
}

variable "world" {
  default = "0.0.0.0/0"
}
