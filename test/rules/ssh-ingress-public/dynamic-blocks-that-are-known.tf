variable "open" {
  default = {
    ssh = { port = 22, cidrs = ["0.0.0.0/0"] }
    web = { port = 443, cidrs = ["0.0.0.0/0"] }
  }
}

resource "aws_security_group" "web" {
  dynamic "ingress" {
    for_each = var.open
    iterator = rule
    content {
      from_port   = rule.value.port
      to_port     = rule.value.port
      protocol    = "tcp"
      cidr_blocks = rule.value.cidrs
#                   ^^^^^^^^^^^^^^^^ error: ssh-ingress-public
    }
  }

  dynamic "ingress" {
    for_each = toset([])
    content {
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}
