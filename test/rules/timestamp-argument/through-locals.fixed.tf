locals {
  now  = time_static.now.rfc3339
  tags = { Updated = local.now }
}

resource "time_static" "now" {}

resource "aws_instance" "web" {
  ami  = var.ami_id
  tags = local.tags
}
