resource "aws_lb_target_group" "enabled" {
  stickiness {
    type    = "lb_cookie"
    enabled = true
    #^^^^^^^^^^^^^^ hint: session-affinity
  }
}

resource "aws_alb_target_group" "by_the_block_alone" {
  stickiness {
  #^^^^^^^^^^ hint: session-affinity
    type = "lb_cookie"
  }
}

resource "azurerm_lb_rule" "web" {
  load_distribution = "SourceIPProtocol"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: session-affinity
}

resource "google_compute_backend_service" "web" {
  session_affinity = "CLIENT_IP"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: session-affinity
}

resource "google_compute_region_backend_service" "web" {
  session_affinity = "GENERATED_COOKIE"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: session-affinity
}

resource "kubernetes_service_v1" "web" {
  spec {
    session_affinity = "ClientIP"
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: session-affinity
  }
}
