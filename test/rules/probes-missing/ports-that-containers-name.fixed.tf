variable "port" {
  type = number
}

variable "strategy" {
  default = "RollingUpdate"
}

resource "kubernetes_deployment_v1" "web" {
  spec {
    strategy {
      type = var.strategy
    }

    template {
      spec {
        container {
          image = var.image

          port {
            name           = "http"
            container_port = var.port
            protocol       = "TCP"
          }

          readiness_probe {
            http_get {
              path = "/ready"
              port = "http"
            }
          }

          liveness_probe {
            tcp_socket {
              port = var.port
            }
          }
        }
      }
    }
  }
}

resource "kubernetes_pod_v1" "web" {
  spec {
    container {
      image = var.image

      port {
        container_port = 8080
      }

      readiness_probe {
        tcp_socket {
          port = 8080
        }
      }

      liveness_probe {
        tcp_socket {
          port = 8080
        }
      }
    }
  }
}

resource "kubernetes_daemon_set_v1" "dns" {
  spec {
    template {
      spec {
        container {
          image = var.image

          port {
            container_port = 53
            protocol       = "UDP"
          }
        }

        container {
          image = var.image

          port {
            container_port = 8080
          }

          port {
            container_port = 9100
          }
        }

        container {
          image = var.image

          port {
            container_port = 8080
          }

          dynamic "port" {
            for_each = var.ports
            content {
              container_port = port.value
            }
          }
        }
      }
    }
  }
}
