resource "aws_instance" "build" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}
