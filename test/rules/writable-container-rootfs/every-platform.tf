resource "kubernetes_deployment" "missing" {
  spec {
    template {
      spec {
        container {
        #^^^^^^^^^ information: writable-container-rootfs [fix]
          name  = "web"
          image = "web:1"
        }

        container {
        #^^^^^^^^^ information: writable-container-rootfs [fix]
          name = "side"

          security_context {
            run_as_non_root = true
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
        read_only_root_filesystem = "false"
        #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: writable-container-rootfs [fix]
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
            #^^^^^^^^^ information: writable-container-rootfs [fix]
              name = "report"
            }
          }
        }
      }
    }
  }
}

resource "docker_container" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: writable-container-rootfs [fix]
  name  = "web"
  image = "web:1"
}

resource "aws_ecs_task_definition" "web" {
  family = "web"

  container_definitions = jsonencode([
    {
      name  = "web"
      #       ^^^^^ information: writable-container-rootfs
      image = var.image
    },
    {
      name                   = "side"
      #                        ^^^^^^ information: writable-container-rootfs
      readonlyRootFilesystem = false
    },
  ])
}
