variable "port" {
  type = number
}

variable "strategy" {
  default = "Recreate"
}

resource "kubernetes_deployment_v1" "web" {
  spec {
    strategy {
      type = var.strategy
      #^^^^^^^^^^^^^^^^^^^ warning: probes-missing [fix]
    }

    template {
      spec {
        container {
        #^^^^^^^^^ information: probes-missing [fix]
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
        }
      }
    }
  }
}

resource "kubernetes_pod_v1" "web" {
  spec {
    container {
    #^^^^^^^^^ information: probes-missing [fix]
      image = var.image

      port {
        container_port = 8080
      }
    }
  }
}

resource "kubernetes_daemon_set_v1" "dns" {
  spec {
    template {
      spec {
        container {
        #^^^^^^^^^ information: probes-missing
          image = var.image

          port {
            container_port = 53
            protocol       = "UDP"
          }
        }

        container {
        #^^^^^^^^^ information: probes-missing
          image = var.image

          port {
            container_port = 8080
          }

          port {
            container_port = 9100
          }
        }

        container {
        #^^^^^^^^^ information: probes-missing
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
