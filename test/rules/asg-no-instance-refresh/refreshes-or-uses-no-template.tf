resource "aws_autoscaling_group" "refreshes" {
  launch_template {
    id = aws_launch_template.web.id
  }

  instance_refresh {
    strategy = "Rolling"
  }
}

resource "aws_autoscaling_group" "perhaps" {
  launch_template {
    id = aws_launch_template.web.id
  }

  dynamic "instance_refresh" {
    for_each = var.refreshes
    content {
      strategy = instance_refresh.value
    }
  }
}

resource "aws_autoscaling_group" "configuration" {
  launch_configuration = aws_launch_configuration.web.name
}

resource "aws_autoscaling_group" "none" {
  count = 0

  launch_template {
    id = aws_launch_template.web.id
  }
}

resource "aws_autoscaling_group" "dynamic_template" {
  dynamic "launch_template" {
    for_each = var.templates
    content {
      id = launch_template.value
    }
  }
}
