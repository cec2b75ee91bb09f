# Three web servers and a machine that works off their jobs, all from one image. None of them is ever changed, only replaced.

terraform {
  required_version = "~> 1.5"

  required_providers {
    # A cloud that is a file on this machine; what is in it is called as in AWS.
    aws = {
      source  = "fakecloud.test/rebake/fakecloud"
      version = "1.0.0"
    }
  }
}

variable "image_id" {
  description = "What the machines run from. Rebake sets it, in staging.rebake.auto.tfvars.json."
  type        = string
}

resource "aws_launch_template" "web" {
  name_prefix   = "web-"
  image_id      = var.image_id
  instance_type = "t3.small"
}

# A new version of the template replaces its machines one after the other. Apply does not wait for that, but `verify` in rebake.hcl does.
resource "aws_autoscaling_group" "web" {
  name              = "web"
  min_size          = 3
  max_size          = 6
  desired_capacity  = 3
  health_check_type = "ELB"
  target_group_arns = [aws_lb_target_group.web.arn]

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }

  instance_refresh {
    strategy = "Rolling"
  }
}

resource "aws_lb_target_group" "web" {
  name_prefix = "web-"
  port        = 8080
  protocol    = "HTTP"

  health_check {
    path = "/health"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_instance" "job_runner" {
  ami           = var.image_id
  instance_type = "t3.small"

  tags = {
    Name = "job-runner"
  }

  lifecycle {
    create_before_destroy = true
  }
}
