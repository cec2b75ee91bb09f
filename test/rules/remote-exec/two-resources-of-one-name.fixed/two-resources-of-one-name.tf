resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}

resource "terraform_data" "web" {
  triggers_replace = [aws_instance.web.id]
}
