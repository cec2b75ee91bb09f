variable "suspended" {
  default = ["Terminate"]
}

variable "protect" {
  default = true
}

resource "aws_autoscaling_group" "several" {
  suspended_processes = ["AZRebalance"]
}

resource "aws_autoscaling_group" "one" {
  min_size = 2
}

resource "aws_autoscaling_group" "through_a_variable" {
  suspended_processes = var.suspended
}

resource "aws_autoscaling_group" "protected" {
  protect_from_scale_in = false
}

resource "aws_autoscaling_group" "protected_through_a_variable" {
  protect_from_scale_in = var.protect
}

resource "aws_autoscaling_group" "provider_protects_nothing" {
  protect_from_scale_in = false
}

resource "aws_ecs_capacity_provider" "web" {
  auto_scaling_group_provider {
    auto_scaling_group_arn         = aws_autoscaling_group.provider_protects_nothing.arn
    managed_termination_protection = "DISABLED"
  }
}
