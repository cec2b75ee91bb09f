locals {
  now  = timestamp()
  tags = { Updated = local.now }
}

resource "aws_instance" "web" {
  ami  = var.ami_id
  tags = local.tags
  #      ^^^^^^^^^^ warning: timestamp-argument [fix]
}
