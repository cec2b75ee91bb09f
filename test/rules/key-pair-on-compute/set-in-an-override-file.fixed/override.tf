resource "aws_instance" "web" {
  instance_type = "t3.large"
}

resource "aws_instance" "cleared" {
  key_name = null
}
