resource "aws_instance" "web" {
  ami = var.ami_id

  lifecycle {
    create_before_destroy = true
  }
}
