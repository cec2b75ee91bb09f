variable "name" {
  type    = string
  default = "web"
}

resource "aws_lb_target_group" "web" {
  name_prefix = substr("${var.name}-", 0, 6)
  port        = 80

  lifecycle {
    create_before_destroy = true
  }
}
