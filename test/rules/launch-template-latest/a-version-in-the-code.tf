resource "aws_launch_template" "web" {
  image_id = var.ami_id
}

resource "aws_autoscaling_group" "latest" {
  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }
}

resource "aws_autoscaling_group" "default" {
  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.default_version
  }
}

resource "aws_autoscaling_group" "number" {
  launch_template {
    id      = aws_launch_template.web.id
    version = "3"
  }
}

resource "aws_spot_fleet_request" "fleet" {
  launch_template_config {
    launch_template_specification {
      id      = aws_launch_template.web.id
      version = "$Latest"
    }
  }
}
