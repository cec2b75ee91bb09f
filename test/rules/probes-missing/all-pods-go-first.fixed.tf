resource "kubernetes_deployment" "web" {
  spec {
    strategy {
      type = "RollingUpdate"
    }

    template {
      spec {
        volume {
          empty_dir {}
        }
      }
    }
  }
}
