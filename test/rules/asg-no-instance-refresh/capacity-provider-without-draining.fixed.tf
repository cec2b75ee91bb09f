resource "aws_autoscaling_group" "web" {
  launch_template {
    id = aws_launch_template.web.id
  }

  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage = 90
    }
  }
}

resource "aws_ecs_capacity_provider" "web" {
  name = "web"

  auto_scaling_group_provider {
    auto_scaling_group_arn = aws_autoscaling_group.web.arn
    managed_draining       = "DISABLED"
  }
}
