resource "kubernetes_deployment" "wiki" {
  spec {
    template {
      spec {
        container {
          name  = "wiki"
          image = "wiki:1.4.2"

          volume_mount {
            name       = "data"
            mount_path = "/data"
          }
        }

        volume {
          name = "data"

          host_path {
            path = "/srv/wiki"
            #^^^^^^^^^^^^^^^^^^ warning: host-path-volume
          }
        }
      }
    }
  }
}

resource "kubernetes_daemon_set_v1" "tiles" {
  spec {
    template {
      spec {
        init_container {
          name  = "fetch"
          image = "tiles:3"

          volume_mount {
            name       = "tiles"
            mount_path = "/tiles"
            read_only  = false
          }
        }

        volume {
          name = "tiles"

          host_path {
            path = "/srv/tiles"
            #^^^^^^^^^^^^^^^^^^^ information: host-path-volume
          }
        }
      }
    }
  }
}
