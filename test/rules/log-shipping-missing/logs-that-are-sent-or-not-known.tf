variable "driver" {}

variable "logs" {}

resource "aws_ecs_task_definition" "sent" {
  container_definitions = jsonencode([
    {
      name = "web"
      logConfiguration = {
        logDriver = "awslogs"
      }
    },
    {
      name                  = "router"
      firelensConfiguration = { type = "fluentbit" }
    },
    {
      name             = "not-known"
      logConfiguration = var.logs
    },
    {
      name             = "driver-not-known"
      logConfiguration = { logDriver = var.driver }
    },
    {
      name         = "other-settings"
      (var.driver) = {}
    },
  ])
}

resource "aws_ecs_task_definition" "made_elsewhere" {
  container_definitions = jsonencode([module.web.definition])
}

resource "aws_ecs_task_definition" "passed_in" {
  container_definitions = var.containers
}

resource "aws_ecs_task_definition" "parts_not_known" {
  container_definitions = <<-JSON
    [
      {
        "name": "web",
        "logConfiguration": ${jsonencode(var.logs)}
      },
      ${var.sidecar}
    ]
  JSON
}

resource "aws_ecs_task_definition" "settings_not_known" {
  container_definitions = <<-JSON
    [{ "name": "web" ${var.more} }]
  JSON
}

resource "aws_ecs_task_definition" "no_json" {
  container_definitions = "here be containers"
}

resource "azurerm_container_group" "sent" {
  diagnostics {
    log_analytics {
      workspace_id = azurerm_log_analytics_workspace.main.workspace_id
    }
  }
}

resource "azurerm_container_group" "dynamic" {
  dynamic "diagnostics" {
    for_each = var.diagnostics
    content {
      log_analytics {
        workspace_id = diagnostics.value
      }
    }
  }
}

resource "docker_container" "sent" {
  log_driver = "fluentd"
}

# The daemon decides.
resource "docker_container" "default" {
  image = "web"
}

resource "aws_eks_cluster" "sent" {
  enabled_cluster_log_types = ["api"]
}

resource "aws_db_instance" "not_known" {
  enabled_cloudwatch_logs_exports = var.logs
}
