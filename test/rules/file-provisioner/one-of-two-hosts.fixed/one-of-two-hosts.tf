resource "aws_instance" "app" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}

resource "null_resource" "copy" {
}

variable "bastion" {
  type = string
}
