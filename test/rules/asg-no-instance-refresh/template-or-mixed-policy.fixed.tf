resource "aws_autoscaling_group" "web" {
  min_size = 1
  max_size = 2

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }

  # Capacity belongs to the scaling policy.
  lifecycle {
    ignore_changes = [desired_capacity]
  }

  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage = 90
    }
  }
}

resource "aws_autoscaling_group" "mixed" {
  min_size = 1
  max_size = 2

  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.web.id
        version            = aws_launch_template.web.latest_version
      }
    }
  }

  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage = 90
    }
  }
}
