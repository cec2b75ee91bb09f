resource "aws_instance" "web" {
  ami = var.ami_id

  lifecycle {
    ignore_changes = [/* baked weekly */ tags]
  }
}

resource "aws_instance" "app" {
  ami = var.ami_id

  lifecycle {
    create_before_destroy = true   # no gap
    ignore_changes        = [tags] # set elsewhere
  }
}
