resource "aws_instance" "web" {
  count         = 2
  ami           = "ami-1"
  instance_type = "t3.large"
}
