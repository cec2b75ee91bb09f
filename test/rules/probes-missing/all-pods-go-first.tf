resource "kubernetes_deployment" "web" {
  spec {
    strategy {
      type = "Recreate"
      #^^^^^^^^^^^^^^^^^ warning: probes-missing [fix]
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
