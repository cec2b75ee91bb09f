variable "groups" {}

variable "check" {}

resource "aws_autoscaling_group" "checked" {
  target_group_arns = [aws_lb_target_group.web.arn]
  health_check_type = "ELB"
}

resource "aws_autoscaling_group" "both" {
  target_group_arns = [aws_lb_target_group.web.arn]
  health_check_type = "EC2,ELB"
}

resource "aws_autoscaling_group" "check_not_known" {
  target_group_arns = [aws_lb_target_group.web.arn]
  health_check_type = var.check
}

resource "aws_autoscaling_group" "alone" {
  min_size          = 2
  health_check_type = "EC2"
}

resource "aws_autoscaling_group" "groups_not_known" {
  target_group_arns = var.groups
}

resource "aws_autoscaling_group" "no_groups" {
  target_group_arns = []
  load_balancers    = null
}

resource "aws_autoscaling_group" "lattice" {
  traffic_source {
    identifier = aws_vpclattice_target_group.web.arn
    type       = "vpc-lattice"
  }
}

resource "aws_autoscaling_group" "attached_by_nobody" {
  min_size = 2
}

resource "aws_autoscaling_attachment" "none" {
  count                  = 0
  autoscaling_group_name = aws_autoscaling_group.attached_by_nobody.id
}

resource "aws_autoscaling_policy" "web" {
  autoscaling_group_name = aws_autoscaling_group.attached_by_nobody.id
}
