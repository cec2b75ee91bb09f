resource "aws_security_group_rule" "closed" {
  cidr_blocks = ["10.0.0.0/8"]
}

resource "aws_security_group_rule" "opened" {
  cidr_blocks = ["10.0.0.0/8"]
}
