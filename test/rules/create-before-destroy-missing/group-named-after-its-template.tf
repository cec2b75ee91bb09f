resource "aws_autoscaling_group" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  name                 = "web-${aws_launch_configuration.web.name}"
  launch_configuration = aws_launch_configuration.web.name
}

resource "aws_launch_configuration" "web" {
  name_prefix = "web-"
  image_id    = var.ami_id

  lifecycle {
    create_before_destroy = true
  }
}
