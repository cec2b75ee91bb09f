provider "aws" {
  region  = "eu-central-1"
  version = "~> 2.0"
}

resource "aws_instance" "web" {
  ami       = "ami-0abcdef1234567890"
  user_data = file("boot.sh")
}
