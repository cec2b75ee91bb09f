resource "aws_instance" "worker" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}

resource "null_resource" "cleanup" {
  triggers = {
    name = "app"
  }
}

resource "example_service" "app" {
}
