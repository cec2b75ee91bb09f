resource "kubernetes_deployment_v1" "web" {
  spec {
    template {
      spec {
        container {
        #^^^^^^^^^ information: probes-missing
          image = var.image
        }

        container {
        #^^^^^^^^^ information: probes-missing
          image = var.image

          readiness_probe {
            tcp_socket {
              port = 8080
            }
          }
        }
      }
    }
  }
}

resource "kubernetes_daemonset" "agent" {
  spec {
    template {
      spec {
        container {
        #^^^^^^^^^ information: probes-missing
          image = var.image

          liveness_probe {
            tcp_socket {
              port = 8080
            }
          }
        }
      }
    }
  }
}

resource "kubernetes_stateful_set_v1" "store" {
  spec {
    template {
      spec {
        container {
        #^^^^^^^^^ information: probes-missing
          image = var.image
        }
      }
    }
  }
}

resource "kubernetes_pod" "web" {
  spec {
    container {
    #^^^^^^^^^ information: probes-missing
      image = var.image
    }
  }
}
