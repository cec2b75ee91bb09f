resource "aws_instance" "web" {
  ami = var.ami_id

  tags = {
    Created = time_static.web.rfc3339
  }

  lifecycle {
    ignore_changes = [tags["Created"]]
  }
}

resource "time_static" "web" {}
