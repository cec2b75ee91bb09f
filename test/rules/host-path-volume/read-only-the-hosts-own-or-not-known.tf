resource "kubernetes_deployment_v1" "web" {
  spec {
    template {
      spec {
        container {
          name  = "web"
          image = "web:1"

          volume_mount {
            name      = "maps"
            read_only = true
          }

          volume_mount {
            name      = "perhaps"
            read_only = var.read_only
          }

          volume_mount {
            name = "socket"
          }

          volume_mount {
            name = "unknown"
          }

          volume_mount {
            name = "claim"
          }
        }

        volume {
          name = "maps"

          host_path {
            path = "/srv/maps"
          }
        }

        volume {
          name = "perhaps"

          host_path {
            path = "/srv/perhaps"
          }
        }

        volume {
          name = "socket"

          host_path {
            path = "/var/run/docker.sock"
          }
        }

        volume {
          name = "unknown"

          host_path {
            path = var.path
          }
        }

        volume {
          name = "claim"

          persistent_volume_claim {
            claim_name = "web"
          }
        }

        volume {
          name = "not_mounted"

          host_path {
            path = "/srv/not-mounted"
          }
        }
      }
    }
  }
}

resource "kubernetes_daemonset" "fluent_bit" {
  spec {
    template {
      spec {
        container {
          name  = "fluent-bit"
          image = "fluent/fluent-bit:3.1"

          volume_mount {
            name = "positions"
          }
        }

        volume {
          name = "positions"

          host_path {
            path = "/srv/positions"
          }
        }
      }
    }
  }
}

resource "docker_container" "web" {
  name  = "web"
  image = "web:1"

  volumes {
    host_path      = "/srv/web"
    container_path = "/srv"
    read_only      = true
  }

  volumes {
    volume_name    = "data"
    container_path = "/data"
  }

  mounts {
    type   = "volume"
    source = "data"
    target = "/data"
  }

  mounts {
    type   = "bind"
    source = "/sys/fs/cgroup"
    target = "/sys/fs/cgroup"
  }
}

resource "aws_ecs_task_definition" "web" {
  family = "web"

  container_definitions = jsonencode([{
    name        = "web"
    image       = "web:1"
    mountPoints = [{ sourceVolume = "conf", containerPath = "/conf", readOnly = true }]
  }])

  volume {
    name      = "conf"
    host_path = "/ecs/conf"
  }

  volume {
    name = "scratch"
  }
}

resource "aws_ecs_task_definition" "unknown" {
  family                = "unknown"
  container_definitions = var.definitions

  volume {
    name      = "data"
    host_path = "/ecs/data"
  }
}
