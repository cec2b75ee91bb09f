resource "aws_security_group" "web" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8", "192.168.0.0/16"]
#                  ^^^^^^^^^^^^ warning: admin-ingress-any [fix]
  }

  ingress {
    from_port       = 3389
    to_port         = 3389
    protocol        = "tcp"
    security_groups = [aws_security_group.admin.id]
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: admin-ingress-any [fix]
  }

  ingress {
    from_port = 5986
    to_port   = 5986
    protocol  = "tcp"
    self      = true
#               ^^^^ warning: admin-ingress-any [fix]
  }

  ingress {
    from_port       = 20
    to_port         = 23
    protocol        = "tcp"
    prefix_list_ids = ["pl-1234"]
#                      ^^^^^^^^^ warning: admin-ingress-any [fix]
  }

  ingress {
    from_port   = 5900
    to_port     = 5900
    protocol    = "tcp"
    cidr_blocks = var.office
#                 ^^^^^^^^^^ warning: admin-ingress-any [fix]
  }

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_security_group_rule" "half_of_the_world" {
  type              = "ingress"
  from_port         = "22"
  to_port           = "22"
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/1"]
#                      ^^^^^^^^^^^ warning: admin-ingress-any [fix]
  security_group_id = aws_security_group.web.id
}

resource "aws_security_group_rule" "from_a_machine" {
  type              = "ingress"
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = ["${var.my_address}/32"]
#                      ^^^^^^^^^^^^^^^^^^^^^^ warning: admin-ingress-any [fix]
  security_group_id = aws_security_group.web.id
}

resource "aws_vpc_security_group_ingress_rule" "ssh" {
  security_group_id            = aws_security_group.web.id
  ip_protocol                  = "tcp"
  from_port                    = 22
  to_port                      = 22
  referenced_security_group_id = local.admin
#                                ^^^^^^^^^^^ warning: admin-ingress-any [fix]
}

resource "aws_security_group" "admin" {
  name = "admin"
}

locals {
  admin = aws_security_group.admin.id
}

variable "office" {
  default = ["203.0.113.0/24"]
}

variable "my_address" {
  type = string
}
