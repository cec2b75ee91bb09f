resource "aws_instance" "web" {
  ami           = "ami-0abc"
  instance_type = "t3.small"
}

resource "aws_instance" "cleared" {
  ami      = "ami-0abc"
  key_name = "admin"
}
