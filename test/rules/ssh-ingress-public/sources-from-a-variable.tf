variable "anywhere" {
  default = ["0.0.0.0/0"]
}

variable "cidr" {
  default = "0.0.0.0/0"
}

variable "unknown" {
  type = list(string)
}

variable "port" {
  default = 22
}

locals {
  everyone = var.cidr
}

resource "aws_security_group_rule" "list" {
  type              = "ingress"
  from_port         = var.port
  to_port           = var.port
  protocol          = "tcp"
  cidr_blocks       = var.anywhere
#                     ^^^^^^^^^^^^ error: ssh-ingress-public [fix]
  security_group_id = aws_security_group.web.id
}

resource "aws_security_group_rule" "item" {
  type              = "ingress"
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = [local.everyone, "10.0.0.0/8"]
#                      ^^^^^^^^^^^^^^ error: ssh-ingress-public [fix]
  security_group_id = aws_security_group.web.id
}

resource "aws_security_group_rule" "old_spelling" {
  type              = "ingress"
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = ["${var.cidr}"]
#                      ^^^^^^^^^^^^^ error: ssh-ingress-public [fix]
  security_group_id = aws_security_group.web.id
}

resource "aws_security_group_rule" "beside_unknown" {
  type              = "ingress"
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = concat(var.unknown, ["0.0.0.0/0"])
#                                          ^^^^^^^^^^^ error: ssh-ingress-public [fix]
  security_group_id = aws_security_group.web.id
}
