variable "order" {}

variable "no_name" {
  default = null
}

resource "aws_launch_configuration" "prefix" {
  name_prefix = "web-"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group" "no_name" {
  name = var.no_name

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group" "null" {
  name = null

  lifecycle {
    create_before_destroy = true
  }
}

# It may be null.
resource "aws_lb_target_group" "name_passed_in" {
  name = var.name

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group" "destroyed_first" {
  name = "web"

  lifecycle {
    create_before_destroy = false
  }
}

resource "aws_lb_target_group" "order_not_known" {
  name = "web"

  lifecycle {
    create_before_destroy = var.order
  }
}

resource "aws_lb_target_group" "no_order" {
  name = "web"
}

resource "aws_lb_listener" "destroyed_first_too" {
  default_action {
    target_group_arn = aws_lb_target_group.no_order.arn
  }

  lifecycle {
    create_before_destroy = false
  }
}

# Made by nobody, it forces nothing.
resource "aws_lb_listener" "none" {
  count = 0

  default_action {
    target_group_arn = aws_lb_target_group.no_order.arn
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_acm_certificate" "no_name_at_all" {
  domain_name = "example.com"

  lifecycle {
    create_before_destroy = true
  }
}
