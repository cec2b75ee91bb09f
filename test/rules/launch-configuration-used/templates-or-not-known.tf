variable "configuration" {}

resource "aws_autoscaling_group" "passed_in" {
  launch_configuration = var.configuration
}

resource "aws_autoscaling_group" "null" {
  launch_configuration = null
}

resource "aws_autoscaling_group" "empty" {
  launch_configuration = ""
}

resource "aws_autoscaling_group" "template" {
  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }
}

resource "aws_autoscaling_group" "mixed" {
  launch_configuration = "web-2019"

  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.web.id
      }
    }
  }
}

resource "aws_launch_configuration" "none" {
  count = 0
}

resource "aws_autoscaling_group" "none" {
  count                = 0
  launch_configuration = "web-2019"
}
