provider "aws" {
  version = "~> 2.0"
}

resource "aws_instance" "web" {
  ami = "ami-0abc"
}
