resource "aws_instance" "own_address" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}

resource "aws_instance" "numbered" {
  count         = 3
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}

resource "aws_instance" "peer" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}

resource "null_resource" "cluster" {
}
