resource "aws_instance" "web" {
  ami           = "ami-0abc" # Ubuntu
  instance_type = "t3.small" # small
  monitoring    = true       # costs extra
}

resource "aws_launch_template" "web" {
  image_id = "ami-0abc" # Ubuntu
  # all of them
  name = "web" # unique
}
