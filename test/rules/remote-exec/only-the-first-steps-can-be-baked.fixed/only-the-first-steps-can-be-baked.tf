resource "aws_instance" "node" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}
