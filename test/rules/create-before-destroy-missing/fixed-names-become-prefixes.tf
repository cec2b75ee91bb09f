resource "aws_lb_target_group" "short" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  name     = "web"
  port     = 80
  protocol = "HTTP"
}

resource "aws_alb_target_group" "long" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  # The console shows it.
  name = "frontend-https" # 32 characters at most
  port = 443
}

resource "aws_security_group" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: create-before-destroy-missing [fix]
  name        = "${var.environment}-web"
  description = "Web"
  vpc_id      = var.vpc_id
}

resource "aws_lb_target_group" "unknown_length" {
  name = var.name
  port = 80

  lifecycle {
    create_before_destroy = false
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  }
}

resource "aws_launch_template" "named" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: create-before-destroy-missing [fix]
  name     = "web"
  image_id = var.ami_id
}

resource "aws_iam_server_certificate" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  name             = "web-"
  certificate_body = file("web.pem")
}

resource "aws_db_parameter_group" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: create-before-destroy-missing [fix]
  name   = "web"
  family = "postgres16"
}

resource "aws_eks_node_group" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  node_group_name = lower(var.name)
  node_role_arn   = var.role
}

resource "google_compute_ssl_certificate" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  name        = "web-certificate-with-a-name-longer-than-a-prefix"
  certificate = file("web.pem")
}

locals {
  service = "web"
}

resource "google_container_node_pool" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  name    = "${local.service}-pool"
  cluster = var.cluster
}
