resource "aws_instance" "web" {
  count = 2
  ami   = data.aws_ami.base_ami.id
}

resource "aws_autoscaling_group" "web" {
  launch_template {
    id = aws_launch_template.web.id
  }
}

resource "aws_launch_template" "web" {
  image_id = data.aws_ami.base_ami.id
}
