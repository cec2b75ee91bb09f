resource "aws_autoscaling_group" "web" {
  min_size          = 2
  target_group_arns = [aws_lb_target_group.web.arn]
}
