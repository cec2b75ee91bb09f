resource "aws_security_group" "web" {
  ingress {
    from_port = 22
    to_port   = 22
    protocol  = "tcp"
    cidr_blocks = ["0.0.0.0/0", # world
#                  ^^^^^^^^^^^ error: ssh-ingress-public [fix]
    "10.0.0.0/8"]
  }

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0" /* world */, "10.0.0.0/8"]
#                  ^^^^^^^^^^^ error: ssh-ingress-public [fix]
  }

  ingress {
    from_port = 22
    to_port   = 22
    protocol  = "tcp"
    cidr_blocks = ["10.0.0.0/8", # inside
    "0.0.0.0/0"]
#   ^^^^^^^^^^^ error: ssh-ingress-public [fix]
  }
}
