resource "aws_launch_configuration" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  image_id      = var.ami_id
  instance_type = "t3.small"
}

resource "aws_acm_certificate" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  domain_name       = "example.com"
  validation_method = "DNS"
}

resource "aws_api_gateway_deployment" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  rest_api_id = aws_api_gateway_rest_api.web.id
}

resource "aws_api_gateway_rest_api" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: create-before-destroy-missing [fix]
  name = "web"
}

resource "aws_eks_node_group" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  cluster_name  = var.cluster
  node_role_arn = var.role
}

resource "google_container_node_pool" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  cluster = var.cluster

  # Ours, not the autoscaler's.
  lifecycle {
    ignore_changes = [initial_node_count]
  }
}

resource "google_compute_managed_ssl_certificate" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  name = "web-${random_id.certificate.hex}"
}

resource "aws_security_group" "web" { vpc_id = var.vpc_id }
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: create-before-destroy-missing [fix]
