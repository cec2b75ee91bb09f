resource "aws_autoscaling_group" "web" {
  health_check_type = "ELB"
}
