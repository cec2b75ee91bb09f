variable "check" {
  default = "EC2"
}

resource "aws_autoscaling_group" "target_groups" {
  min_size          = 2
  target_group_arns = [aws_lb_target_group.web.arn]
  health_check_type = "ELB"
}

resource "aws_autoscaling_group" "classic" {
  load_balancers            = [aws_elb.web.name]
  health_check_grace_period = 60
  health_check_type         = "ELB"
}

resource "aws_autoscaling_group" "through_a_variable" {
  target_group_arns = ["arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web/1"]
  health_check_type = var.check
}

resource "aws_autoscaling_group" "traffic_source" {
  min_size          = 2
  health_check_type = "ELB"

  traffic_source {
    identifier = aws_lb_target_group.web.arn
    type       = "elbv2"
  }
}

resource "aws_autoscaling_group" "attached" {
  min_size          = 2
  health_check_type = "ELB"
}

resource "aws_autoscaling_attachment" "attached" {
  autoscaling_group_name = aws_autoscaling_group.attached.id
  lb_target_group_arn    = aws_lb_target_group.web.arn
}

resource "aws_autoscaling_group" "attached_as_traffic_source" {
  min_size          = 2
  health_check_type = "ELB"
}

resource "aws_autoscaling_traffic_source_attachment" "attached" {
  autoscaling_group_name = aws_autoscaling_group.attached_as_traffic_source.id

  traffic_source {
    identifier = aws_lb_target_group.web.arn
    type       = "elbv2"
  }
}

resource "ncloud_auto_scaling_group" "web" {
  target_group_list         = [ncloud_lb_target_group.web.id]
  health_check_type_code    = "LOADB"
  health_check_grace_period = 300
}

# The load balancer's check needs a grace period, which only its owner knows.
resource "ncloud_auto_scaling_group" "no_grace" {
  target_group_list = [ncloud_lb_target_group.web.id]
}
