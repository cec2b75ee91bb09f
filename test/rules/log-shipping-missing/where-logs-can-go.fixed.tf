resource "aws_ecs_task_definition" "web" {
  family             = "${var.name}-web"
  execution_role_arn = var.execution_role_arn

  container_definitions = jsonencode([
    {
      name      = "web"
      image     = var.image
      essential = true
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.web.name
          awslogs-region        = data.aws_region.current.id
          awslogs-stream-prefix = "web"
        }
      }
    },
    {
      name  = "sidecar"
      image = var.sidecar,
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.web.name
          awslogs-region        = data.aws_region.current.id
          awslogs-stream-prefix = "sidecar"
        }
      },
    },
    { name = "on-one-line", image = var.image },
  ])
}

resource "aws_cloudwatch_log_group" "web" {
  name = "/ecs/${var.name}-web"
}

data "aws_region" "current" {}

locals {
  containers = [
    {
      name  = "worker"
      image = var.image
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.worker.name
          awslogs-region        = data.aws_region.current.id
          awslogs-stream-prefix = "worker"
        }
      }
    }
  ]
}

resource "aws_ecs_task_definition" "worker" {
  family                = var.family
  execution_role_arn    = var.execution_role_arn
  container_definitions = jsonencode(local.containers)
}

resource "aws_cloudwatch_log_group" "worker" {
  name = "/ecs/${var.family}"
}

resource "aws_ecs_task_definition" "no_role" {
  family = "no-role"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = var.image
    }
  ])
}

resource "aws_ecs_task_definition" "each" {
  for_each = toset(["a", "b"])

  family             = each.key
  execution_role_arn = var.execution_role_arn

  container_definitions = jsonencode([
    {
      name  = "each"
      image = var.image
    }
  ])
}

resource "azurerm_log_analytics_workspace" "main" {
  name = "main"
}

resource "azurerm_container_group" "web" {
  name = "web"

  diagnostics {
    log_analytics {
      workspace_id  = azurerm_log_analytics_workspace.main.workspace_id
      workspace_key = azurerm_log_analytics_workspace.main.primary_shared_key
    }
  }
}

resource "azurerm_container_group" "events" {
  name = "events"

  diagnostics {}
}

resource "aws_db_instance" "mysql" {
  engine                          = "mysql"
  enabled_cloudwatch_logs_exports = ["error", "slowquery"]
}

resource "aws_db_instance" "oracle" {
  engine                          = "oracle-se2"
  enabled_cloudwatch_logs_exports = ["alert", "listener"]
}

resource "aws_db_instance" "engine_not_known" {
  engine = var.engine
}
