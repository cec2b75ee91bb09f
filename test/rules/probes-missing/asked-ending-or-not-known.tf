variable "strategy" {}

resource "kubernetes_deployment_v1" "asked" {
  spec {
    strategy {
      type = var.strategy
    }

    template {
      spec {
        init_container {
          image = var.image
        }

        container {
          image = var.image

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
  }
}

resource "kubernetes_deployment_v1" "dynamic" {
  spec {
    strategy {
      type = "RollingUpdate"
    }

    template {
      spec {
        container {
          dynamic "readiness_probe" {
            for_each = var.probes
            content {}
          }

          dynamic "liveness_probe" {
            for_each = var.probes
            content {}
          }
        }

        dynamic "container" {
          for_each = var.containers
          content {
            image = container.value
          }
        }
      }
    }
  }
}

resource "kubernetes_deployment_v1" "one_volume" {
  spec {
    strategy {
      type = "Recreate"
    }

    template {
      spec {
        volume {
          persistent_volume_claim {
            claim_name = "data"
          }
        }
      }
    }
  }
}

resource "kubernetes_job_v1" "once" {
  spec {
    template {
      spec {
        container {
          image = var.image
        }
      }
    }
  }
}

resource "kubernetes_cron_job_v1" "nightly" {
  spec {
    job_template {
      spec {
        template {
          spec {
            container {
              image = var.image
            }
          }
        }
      }
    }
  }
}
