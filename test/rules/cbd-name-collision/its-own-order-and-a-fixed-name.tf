variable "env" {
  default = "prod"
}

locals {
  name = "${var.env}-web"
}

resource "aws_launch_configuration" "web" {
  name          = "web"
  #^^^^^^^^^^^^^^^^^^^^^ error: cbd-name-collision [fix]
  image_id      = var.ami_id
  instance_type = "t3.small"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group" "web" {
  name   = "${var.env}-web"
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: cbd-name-collision [fix]
  port   = 80
  vpc_id = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "web" {
  name = local.name
  #^^^^^^^^^^^^^^^^^ error: cbd-name-collision [fix]

  lifecycle {
    create_before_destroy = "true"
  }
}

resource "aws_eks_node_group" "web" {
  node_group_name = "${var.cluster}-nodes"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: cbd-name-collision [fix]
  node_role_arn   = aws_iam_role.nodes.arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_compute_instance_template" "web" {
  name         = "web-template"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: cbd-name-collision [fix]
  machine_type = "e2-small"

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_compute_ssl_certificate" "web" {
  for_each = var.certificates
  name     = each.key
  #^^^^^^^^^^^^^^^^^^^ error: cbd-name-collision [fix]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_server_certificate" "web" {
  name = lower(var.name)
  #^^^^^^^^^^^^^^^^^^^^^^ error: cbd-name-collision [fix]

  lifecycle {
    create_before_destroy = true
  }
}
