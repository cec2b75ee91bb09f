resource "aws_instance" "web" {
  count = 2
  ami   = var.base_ami_id
}

resource "aws_autoscaling_group" "web" {
  launch_template {
    id = aws_launch_template.web.id
  }
}

resource "aws_launch_template" "web" {
  image_id = var.base_ami_id
}
