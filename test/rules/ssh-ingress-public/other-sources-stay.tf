resource "aws_security_group" "web" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
#                                ^^^^^^^^^^^ error: ssh-ingress-public [fix]
  }

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0", var.office]
#                  ^^^^^^^^^^^ error: ssh-ingress-public [fix]
    self        = true
  }

  ingress {
    from_port = 22
    to_port   = 22
    protocol  = "tcp"
    cidr_blocks = [
      "10.0.0.0/8",  # inside
      "0.0.0.0/0",   # everybody
#     ^^^^^^^^^^^ error: ssh-ingress-public [fix]
      "10.1.0.0/16", # inside too
    ]
  }

  ingress {
    from_port        = 22
    to_port          = 22
    protocol         = "tcp"
    cidr_blocks      = ["0.0.0.0/0"]
#                       ^^^^^^^^^^^ error: ssh-ingress-public [fix]
    ipv6_cidr_blocks = ["::/0"]
    security_groups  = [aws_security_group.bastion.id]
  }

  ingress {
    from_port = 22
    to_port   = 22
    protocol  = "tcp"
    cidr_blocks = [
      "192.168.0.0/16",
      "0.0.0.0/0"
#     ^^^^^^^^^^^ error: ssh-ingress-public [fix]
    ]
  }
}
