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

resource "aws_security_group_rule" "beside_unknown" {
  type              = "ingress"
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = concat(var.unknown, [])
  security_group_id = aws_security_group.web.id
}
