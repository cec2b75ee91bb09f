resource "aws_security_group" "several" {
  ingress = [
    {
      description      = "https"
      from_port        = 443
      to_port          = 443
      protocol         = "tcp"
      cidr_blocks      = ["0.0.0.0/0"]
      ipv6_cidr_blocks = []
      prefix_list_ids  = null
      security_groups  = null
      self             = null
    }
  ]
}

resource "aws_security_group" "one" {
  ingress = []
}

resource "aws_security_group" "put_together" {
  ingress = concat(var.more, [{ from_port = 22, to_port = 22, protocol = "tcp", cidr_blocks = [], security_groups = ["sg-1"] }])
}
