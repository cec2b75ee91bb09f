resource "aws_security_group" "odd" {
    name="odd"
    ingress{
    from_port=22
      to_port     =   22
    protocol = "tcp"
    cidr_blocks = ["10.0.0.0/8","0.0.0.0/0",]
#                               ^^^^^^^^^^^ error: ssh-ingress-public [fix]
    }
}

resource "google_compute_firewall" "odd" {
  network = "odd"
  source_ranges = [ # who may come
    "0.0.0.0/0"
  ]
  allow { protocol = "tcp" }
}
