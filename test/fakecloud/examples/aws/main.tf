terraform {
  required_providers {
    # The test cloud, under the name that the types below belong to.
    aws = {
      source  = "fakecloud.test/rebake/fakecloud"
      version = "1.0.0"
    }
  }
}

variable "image_version" {
  type    = string
  default = "1"
}

variable "password" {
  type      = string
  default   = "correct horse battery staple"
  sensitive = true
}

resource "aws_ami" "web" {
  name = "web-${var.image_version}"
}

resource "aws_instance" "bastion" {
  ami           = aws_ami.web.id
  instance_type = "t3.small"
  user_data     = "#!/bin/sh\nhostname bastion\n"
}

resource "aws_launch_template" "web" {
  name_prefix   = "web-"
  image_id      = aws_ami.web.id
  instance_type = "t3.small"
}

resource "aws_autoscaling_group" "web" {
  name_prefix       = "web-"
  min_size          = 2
  max_size          = 4
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
  name     = "web"
  port     = 8080
  protocol = "HTTP"
}

resource "aws_db_instance" "orders" {
  identifier        = "orders"
  engine            = "postgres"
  instance_class    = "db.t3.small"
  allocated_storage = 20
  password          = var.password
}
