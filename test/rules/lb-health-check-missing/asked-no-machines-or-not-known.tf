variable "path" {}

variable "protocol" {}

variable "kind" {}

variable "probe" {}

resource "aws_lb_target_group" "asked" {
  protocol = "HTTP"

  health_check {
    path = "/"
  }
}

resource "aws_lb_target_group" "path_not_known" {
  protocol = "HTTP"

  health_check {
    path = var.path
  }
}

resource "aws_lb_target_group" "protocol_not_known" {
  protocol = var.protocol
}

resource "aws_lb_target_group" "check_not_known" {
  protocol = "HTTP"

  health_check {
    protocol = var.protocol
  }
}

resource "aws_lb_target_group" "dynamic" {
  protocol = "HTTP"

  dynamic "health_check" {
    for_each = var.checks
    content {
      path = health_check.value
    }
  }
}

resource "aws_lb_target_group" "function" {
  target_type = "lambda"
}

resource "aws_lb_target_group" "kind_not_known" {
  target_type = var.kind
  protocol    = "HTTP"
}

resource "aws_lb_target_group" "chosen" {
  protocol = "TCP"

  health_check {
    protocol = "TCP"
  }
}

resource "aws_elb" "asked" {
  health_check {
    target = "HTTP:8080/healthz"
  }
}

resource "azurerm_lb_rule" "asked" {
  probe_id = azurerm_lb_probe.web.id
}

resource "azurerm_lb_rule" "not_known" {
  probe_id = var.probe
}

resource "azurerm_linux_web_app" "asked" {
  site_config {
    health_check_path = "/healthz"
  }
}

resource "google_compute_backend_service" "asked" {
  health_checks = [google_compute_health_check.web.id]

  backend {
    group = google_compute_instance_group_manager.web.instance_group
  }
}

resource "google_compute_backend_service" "serverless" {
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
}

resource "google_compute_backend_service" "backend_not_known" {
  backend {
    group = var.group
  }
}

resource "digitalocean_loadbalancer" "asked" {
  forwarding_rule {
    entry_protocol = "http"
  }

  healthcheck {
    protocol = "http"
    path     = "/healthz"
  }
}

resource "hcloud_load_balancer_service" "not_known" {
  protocol = var.protocol
}

resource "aws_lb_target_group" "none" {
  count    = 0
  protocol = "HTTP"
}
