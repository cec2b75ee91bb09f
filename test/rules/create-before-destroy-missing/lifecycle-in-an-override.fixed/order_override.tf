resource "aws_lb_target_group" "web" {
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group" "api" {
  lifecycle {
    create_before_destroy = true
  }
}
