resource "aws_security_group" "web" {
  name_prefix = "web-"
}

resource "aws_launch_configuration" "web" {
  image_id        = var.ami_id
  security_groups = [aws_security_group.web.id]
}

resource "aws_autoscaling_group" "web" {
  launch_configuration = aws_launch_configuration.web.name

  lifecycle {
    create_before_destroy = true
  }
}

locals {
  groups = [aws_security_group.through_a_local.id]
}

resource "aws_security_group" "through_a_local" {
  name_prefix = "web-"
}

resource "aws_launch_template" "web" {
  vpc_security_group_ids = local.groups

  lifecycle {
    create_before_destroy = true
  }
}
