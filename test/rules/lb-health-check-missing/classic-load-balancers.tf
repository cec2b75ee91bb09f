resource "aws_elb" "http" {
#^^^^^^^^^^^^^^^^^^^^^^^^^ warning: lb-health-check-missing [fix]
  name = "web"

  listener {
    instance_port     = 8080
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }
}

resource "aws_elb" "tcp" {
#^^^^^^^^^^^^^^^^^^^^^^^^ warning: lb-health-check-missing
  name = "web"

  listener {
    instance_port     = 5432
    instance_protocol = "tcp"
    lb_port           = 5432
    lb_protocol       = "tcp"
  }
}
