resource "aws_autoscaling_group" "ecs" {
  launch_template {
    id = aws_launch_template.web.id
  }
}

resource "aws_ecs_capacity_provider" "ecs" {
  name = "ecs"

  auto_scaling_group_provider {
    auto_scaling_group_arn = aws_autoscaling_group.ecs.arn
    managed_draining       = "ENABLED"
  }
}

resource "aws_autoscaling_group" "ecs_tag" {
  launch_template {
    id = aws_launch_template.web.id
  }

  tag {
    key                 = "AmazonECSManaged"
    value               = true
    propagate_at_launch = true
  }
}

resource "aws_autoscaling_group" "eks_workers" {
  launch_template {
    id = aws_launch_template.web.id
  }
}

resource "aws_autoscaling_group" "tagged" {
  launch_template {
    id = aws_launch_template.web.id
  }

  tag {
    key                 = "kubernetes.io/cluster/${var.cluster}"
    value               = "owned"
    propagate_at_launch = true
  }
}

resource "aws_autoscaling_group" "karpenter" {
  name = "karpenter-bootstrap"

  launch_template {
    id = aws_launch_template.web.id
  }
}

resource "aws_autoscaling_group" "copied" {
  launch_template {
    id = aws_launch_template.web.id
  }
}

resource "aws_codedeploy_deployment_group" "copied" {
  autoscaling_groups = [aws_autoscaling_group.copied.name]
}
