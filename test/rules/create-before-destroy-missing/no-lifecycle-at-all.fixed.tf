resource "aws_launch_configuration" "web" {
  image_id      = var.ami_id
  instance_type = "t3.small"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_acm_certificate" "web" {
  domain_name       = "example.com"
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_deployment" "web" {
  rest_api_id = aws_api_gateway_rest_api.web.id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_rest_api" "web" {
  name = "web"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_eks_node_group" "web" {
  cluster_name  = var.cluster
  node_role_arn = var.role

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_container_node_pool" "web" {
  cluster = var.cluster

  # Ours, not the autoscaler's.
  lifecycle {
    ignore_changes        = [initial_node_count]
    create_before_destroy = true
  }
}

resource "google_compute_managed_ssl_certificate" "web" {
  name = "web-${random_id.certificate.hex}"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "web" {
  vpc_id = var.vpc_id
  lifecycle {
    create_before_destroy = true
  }
}
