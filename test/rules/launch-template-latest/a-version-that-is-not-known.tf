variable "template_version" {
  type = string
}

resource "aws_autoscaling_group" "variable" {
  launch_template {
    id      = aws_launch_template.web.id
    version = var.template_version
  }
}

resource "aws_autoscaling_group" "dynamic" {
  dynamic "launch_template" {
    for_each = var.templates
    content {
      id      = launch_template.value.id
      version = launch_template.value.version
    }
  }
}

resource "aws_autoscaling_group" "dynamic_without_version" {
  dynamic "launch_template" {
    for_each = var.templates
    content {
      id = launch_template.value.id
    }
  }
}

resource "aws_autoscaling_group" "none" {
  count = 0
  launch_template {
    id      = aws_launch_template.web.id
    version = "$Latest"
  }
}
