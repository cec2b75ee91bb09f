resource "aws_lb_target_group" "web" {
  name_prefix = "web-"
}

resource "aws_lb_target_group" "api" {
  name_prefix = "api-"
}
