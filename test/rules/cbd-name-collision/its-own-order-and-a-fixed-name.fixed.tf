variable "env" {
  default = "prod"
}

locals {
  name = "${var.env}-web"
}

resource "aws_launch_configuration" "web" {
  name_prefix   = "web-"
  image_id      = var.ami_id
  instance_type = "t3.small"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group" "web" {
  name_prefix = substr("${var.env}-web-", 0, 6)
  port        = 80
  vpc_id      = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "web" {
  name_prefix = "${local.name}-"

  lifecycle {
    create_before_destroy = "true"
  }
}

resource "aws_eks_node_group" "web" {
  node_group_name_prefix = substr("${var.cluster}-nodes-", 0, 37)
  node_role_arn          = aws_iam_role.nodes.arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_compute_instance_template" "web" {
  name_prefix  = "web-template-"
  machine_type = "e2-small"

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_compute_ssl_certificate" "web" {
  for_each    = var.certificates
  name_prefix = substr("${each.key}-", 0, 37)

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_server_certificate" "web" {
  name_prefix = lower(var.name)

  lifecycle {
    create_before_destroy = true
  }
}
