resource "aws_lb_target_group" "no_check" {
  port     = 80
  protocol = "HTTP"

  health_check {
    path = "/healthz"
  }
}

resource "aws_alb_target_group" "no_path" {
  port     = 443
  protocol = "HTTPS"

  health_check {
    matcher = "200"
    path    = "/healthz"
  }
}

resource "aws_lb_target_group" "null" {
  protocol = "HTTP"

  health_check {
    path = "/healthz"
  }
}

resource "aws_lb_target_group" "http_check_of_tcp_targets" {
  port     = 80
  protocol = "TCP"

  health_check {
    protocol = "HTTP"
    path     = "/healthz"
  }
}

resource "aws_lb_target_group" "off" {
  protocol = "HTTP"

  health_check {
    enabled = true
    path    = "/healthz"
  }
}

# A connection that opens is all that is asked for.
resource "aws_lb_target_group" "tcp" {
  port     = 5432
  protocol = "TCP"
}

resource "aws_lb_target_group" "tls" {
  port     = 443
  protocol = "TLS"

  health_check {
    interval = 10
  }
}
