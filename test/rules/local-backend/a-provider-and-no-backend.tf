provider "aws" {
#^^^^^^^^^^^^^^ warning: local-backend [fix]
  region = "eu-central-1"
}

resource "aws_instance" "web" {
  ami = "ami-0abc"
}
