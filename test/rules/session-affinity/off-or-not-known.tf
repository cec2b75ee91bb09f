resource "aws_lb_target_group" "off" {
  stickiness {
    type    = "lb_cookie"
    enabled = false
  }
}

resource "aws_lb_target_group" "unknown" {
  stickiness {
    type    = "lb_cookie"
    enabled = var.sticky
  }
}

resource "aws_lb_target_group" "none" {
  port = 80
}

resource "azurerm_lb_rule" "web" {
  load_distribution = "Default"
}

resource "google_compute_backend_service" "web" {
  session_affinity = "NONE"
}

resource "google_compute_backend_service" "null" {
  session_affinity = null
}

resource "kubernetes_service" "web" {
  spec {
    session_affinity = "None"
  }
}
