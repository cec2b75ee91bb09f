resource "aws_lb_target_group" "short" {
  name_prefix = "web-"
  port        = 80
  protocol    = "HTTP"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_alb_target_group" "long" {
  # The console shows it.
  name_prefix = "front-" # 32 characters at most
  port        = 443

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "web" {
  name_prefix = "${var.environment}-web-"
  description = "Web"
  vpc_id      = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group" "unknown_length" {
  name_prefix = substr("${var.name}-", 0, 6)
  port        = 80

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_launch_template" "named" {
  name_prefix = "web-"
  image_id    = var.ami_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_server_certificate" "web" {
  name_prefix      = "web-"
  certificate_body = file("web.pem")

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_parameter_group" "web" {
  name_prefix = "web-"
  family      = "postgres16"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_eks_node_group" "web" {
  node_group_name_prefix = substr(lower(var.name), 0, 37)
  node_role_arn          = var.role

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_compute_ssl_certificate" "web" {
  name_prefix = "web-certificate-with-a-name-longer-t-"
  certificate = file("web.pem")

  lifecycle {
    create_before_destroy = true
  }
}

locals {
  service = "web"
}

resource "google_container_node_pool" "web" {
  name_prefix = "${local.service}-pool-"
  cluster     = var.cluster

  lifecycle {
    create_before_destroy = true
  }
}
