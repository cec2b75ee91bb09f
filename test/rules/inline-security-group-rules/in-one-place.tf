resource "aws_security_group" "beside" {
  name = "beside"
}

resource "aws_security_group_rule" "beside" {
  type              = "ingress"
  security_group_id = aws_security_group.beside.id
}

resource "aws_security_group" "emptied" {
  ingress = []
  egress  = []
}

resource "aws_security_group_rule" "emptied" {
  type              = "ingress"
  security_group_id = aws_security_group.emptied.id
}

resource "aws_security_group" "unknown" {
  ingress = var.rules
}

resource "aws_security_group" "null" {
  ingress = null
}

resource "aws_security_group" "dynamic" {
  dynamic "ingress" {
    for_each = var.ports
    content {
      from_port = ingress.value
    }
  }
}
