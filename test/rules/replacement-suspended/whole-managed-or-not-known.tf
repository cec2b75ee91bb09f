variable "suspended" {}

variable "protect" {}

resource "aws_autoscaling_group" "others" {
  suspended_processes   = ["AZRebalance", "ScheduledActions"]
  protect_from_scale_in = false
}

resource "aws_autoscaling_group" "none" {
  suspended_processes   = []
  protect_from_scale_in = null
}

resource "aws_autoscaling_group" "not_known" {
  suspended_processes   = var.suspended
  protect_from_scale_in = var.protect
}

resource "aws_autoscaling_group" "managed" {
  protect_from_scale_in = true
}

resource "aws_ecs_capacity_provider" "managed" {
  auto_scaling_group_provider {
    auto_scaling_group_arn         = aws_autoscaling_group.managed.arn
    managed_termination_protection = "ENABLED"
  }
}
