locals {
  release = "web-${aws_launch_template.web.latest_version}"
}

resource "aws_autoscaling_group" "blue_green" {
  name = "web-${aws_launch_template.web.latest_version}"

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_autoscaling_group" "through_a_local" {
  name_prefix = local.release

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_autoscaling_group" "counted" {
  name = "web-${aws_launch_template.counted[0].latest_version}"

  launch_template {
    id      = aws_launch_template.counted[0].id
    version = aws_launch_template.counted[0].latest_version
  }

  lifecycle {
    create_before_destroy = true
  }
}
