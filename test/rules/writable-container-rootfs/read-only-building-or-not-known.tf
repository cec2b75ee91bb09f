resource "kubernetes_deployment_v1" "web" {
  spec {
    template {
      spec {
        init_container {
          name = "fetch"
        }

        container {
          name = "web"

          security_context {
            read_only_root_filesystem = true
          }
        }

        container {
          name = "unknown"

          security_context {
            read_only_root_filesystem = var.read_only
          }
        }

        container {
          name = "dynamic"

          dynamic "security_context" {
            for_each = var.contexts
            content {
              read_only_root_filesystem = security_context.value
            }
          }
        }

        container {
          name  = "ci"
          image = "gcr.io/kaniko-project/executor:v1.23.0"
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
      name                   = "web"
      readonlyRootFilesystem = true
    },
    {
      name                   = "unknown"
      readonlyRootFilesystem = var.read_only
    },
    {
      name  = "ci"
      image = "image-builder:2"
    },
  ])
}

resource "aws_ecs_task_definition" "windows" {
  family                = "windows"
  container_definitions = jsonencode([{ name = "web" }])

  runtime_platform {
    operating_system_family = "WINDOWS_SERVER_2022_CORE"
  }
}

resource "aws_ecs_task_definition" "unknown" {
  family                = "unknown"
  container_definitions = var.definitions
}

resource "kubernetes_pod" "broken" {
  spec {
    container {
      name = "web"
      env = {
        name = "TOKEN"
        value_from {
          secret_key_ref {
            name = "web"
          }
        }
      }
    }
  }
}
