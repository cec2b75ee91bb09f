resource "aws_autoscaling_group" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: asg-no-instance-refresh [fix]
  launch_template {
    id = aws_launch_template.web.id
  }
}

resource "aws_ecs_capacity_provider" "web" {
  name = "web"

  auto_scaling_group_provider {
    auto_scaling_group_arn = aws_autoscaling_group.web.arn
    managed_draining       = "DISABLED"
  }
}
