resource "aws_instance" "web" {
  ami           = "ami-0abc"
  instance_type = "t3.small"

  tags = { Name = "web" }
}

resource "aws_launch_template" "web" {
  image_id = "ami-0abc"
}

resource "aws_launch_configuration" "web" {
  image_id = "ami-0abc"
  # the key of the environment
}

resource "aws_spot_instance_request" "web" {
  ami = "ami-0abc"
}

resource "aws_spot_fleet_request" "web" {
  launch_specification {
    ami = "ami-0abc"
  }
}

resource "aws_instance" "one_line" {}

variable "key" {
  default = "admin"
}
