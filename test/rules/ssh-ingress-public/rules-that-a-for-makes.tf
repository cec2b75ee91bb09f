variable "ingress" {
  type = map(object({
    port = number
    cidr = optional(string)
  }))
  default = {
    ssh = { port = 22, cidr = "0.0.0.0/0" }
    web = { port = 443, cidr = "0.0.0.0/0" }
    rdp = { port = 3389 }
  }
}

resource "aws_security_group" "made" {
  ingress = [for name, rule in var.ingress : {
    from_port   = rule.port
    to_port     = rule.port
    protocol    = "tcp"
    cidr_blocks = [coalesce(rule.cidr, "10.0.0.0/8")]
                   #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: ssh-ingress-public
    description = name
  }]
}

resource "aws_security_group" "picked" {
  ingress = [for name, rule in var.ingress : {
    from_port   = rule.port
    to_port     = rule.port
    protocol    = "tcp"
    cidr_blocks = [rule.cidr]
  } if name == "web"]
}

resource "aws_security_group" "not_known" {
  ingress = [for rule in var.rules : {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }]
}

locals {
  rules = concat(local.base, [
    {
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
                     #^^^^^^^^^^^ error: ssh-ingress-public
    },
  ])
  base = []
}

resource "aws_security_group" "local" {
  ingress = local.rules
}
