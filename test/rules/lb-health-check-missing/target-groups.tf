resource "aws_lb_target_group" "no_check" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: lb-health-check-missing [fix]
  port     = 80
  protocol = "HTTP"
}

resource "aws_alb_target_group" "no_path" {
  port     = 443
  protocol = "HTTPS"

  health_check {
  #^^^^^^^^^^^^ warning: lb-health-check-missing [fix]
    matcher = "200"
  }
}

resource "aws_lb_target_group" "null" {
  protocol = "HTTP"

  health_check {
  #^^^^^^^^^^^^ warning: lb-health-check-missing [fix]
    path = null
  }
}

resource "aws_lb_target_group" "http_check_of_tcp_targets" {
  port     = 80
  protocol = "TCP"

  health_check {
  #^^^^^^^^^^^^ warning: lb-health-check-missing [fix]
    protocol = "HTTP"
  }
}

resource "aws_lb_target_group" "off" {
  protocol = "HTTP"

  health_check {
    enabled = false
    #^^^^^^^^^^^^^^^ warning: lb-health-check-missing [fix]
    path    = "/healthz"
  }
}

# A connection that opens is all that is asked for.
resource "aws_lb_target_group" "tcp" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: lb-health-check-missing
  port     = 5432
  protocol = "TCP"
}

resource "aws_lb_target_group" "tls" {
  port     = 443
  protocol = "TLS"

  health_check {
  #^^^^^^^^^^^^ information: lb-health-check-missing
    interval = 10
  }
}
