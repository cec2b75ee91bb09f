resource "kubernetes_deployment" "missing" {
  spec {
    template {
      spec {
        container {
          name  = "web"
          image = "web:1"

          security_context {
            read_only_root_filesystem = true
          }
        }

        container {
          name = "side"

          security_context {
            run_as_non_root           = true
            read_only_root_filesystem = true
          }
        }
      }
    }
  }
}

resource "kubernetes_pod_v1" "off" {
  spec {
    container {
      name = "web"

      security_context {
        read_only_root_filesystem = true
      }
    }
  }
}

resource "kubernetes_cron_job_v1" "report" {
  spec {
    job_template {
      spec {
        template {
          spec {
            container {
              name = "report"

              security_context {
                read_only_root_filesystem = true
              }
            }
          }
        }
      }
    }
  }
}

resource "docker_container" "web" {
  name      = "web"
  image     = "web:1"
  read_only = true
}

resource "aws_ecs_task_definition" "web" {
  family = "web"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = var.image
    },
    {
      name                   = "side"
      readonlyRootFilesystem = false
    },
  ])
}
