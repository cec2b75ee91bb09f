resource "aws_autoscaling_group" "web" {
  health_check_type = "EC2"
  #^^^^^^^^^^^^^^^^^^^^^^^^^ warning: asg-health-check-not-elb [fix]
}
