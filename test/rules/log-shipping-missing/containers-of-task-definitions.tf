locals {
  containers = jsonencode([{ name = "from-a-local", image = "web" }])
}

resource "aws_ecs_task_definition" "encoded" {
  container_definitions = jsonencode([
    {
      name  = "web"
              #^^^^^ information: log-shipping-missing
      image = var.image
    },
    {
      name             = "sidecar"
                         #^^^^^^^^^ information: log-shipping-missing
      logConfiguration = null
    },
    {
      name = "lost"
             #^^^^^^ warning: log-shipping-missing
      logConfiguration = {
        logDriver = "none"
      }
    },
    {
      name = "local"
             #^^^^^^^ warning: log-shipping-missing
      logConfiguration = {
        logDriver = "json-file"
      }
    },
  ])
}

resource "aws_ecs_task_definition" "text" {
  container_definitions = <<-JSON
  #^^^^^^^^^^^^^^^^^^^^^ information: log-shipping-missing
    [
      {
        "name": "web-${var.env}",
        "image": "${var.image}",
        "cpu": ${var.cpu}
      }
    ]
  JSON
}

resource "aws_ecs_task_definition" "local" {
  container_definitions = local.containers
  #^^^^^^^^^^^^^^^^^^^^^ information: log-shipping-missing
}
