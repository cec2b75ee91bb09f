resource "aws_ecs_task_definition" "web" {
  family             = "${var.name}-web"
  execution_role_arn = var.execution_role_arn

  container_definitions = jsonencode([
    {
      name      = "web"
                  #^^^^^ information: log-shipping-missing [fix]
      image     = var.image
      essential = true
    },
    {
      name  = "sidecar"
              #^^^^^^^^^ information: log-shipping-missing [fix]
      image = var.sidecar,
    },
    { name = "on-one-line", image = var.image },
             #^^^^^^^^^^^^^ information: log-shipping-missing
  ])
}

locals {
  containers = [
    {
      name  = "worker"
      image = var.image
    }
  ]
}

resource "aws_ecs_task_definition" "worker" {
  family                = var.family
  execution_role_arn    = var.execution_role_arn
  container_definitions = jsonencode(local.containers)
  #^^^^^^^^^^^^^^^^^^^^^ information: log-shipping-missing [fix]
}

resource "aws_ecs_task_definition" "no_role" {
  family = "no-role"

  container_definitions = jsonencode([
    {
      name  = "web"
              #^^^^^ information: log-shipping-missing
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
              #^^^^^^ information: log-shipping-missing
      image = var.image
    }
  ])
}

resource "azurerm_log_analytics_workspace" "main" {
  name = "main"
}

resource "azurerm_container_group" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: log-shipping-missing [fix]
  name = "web"
}

resource "azurerm_container_group" "events" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: log-shipping-missing
  name = "events"

  diagnostics {}
}

resource "aws_db_instance" "mysql" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: log-shipping-missing [fix]
  engine = "mysql"
}

resource "aws_db_instance" "oracle" {
  engine                          = "oracle-se2"
  enabled_cloudwatch_logs_exports = []
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: log-shipping-missing [fix]
}

resource "aws_db_instance" "engine_not_known" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: log-shipping-missing
  engine = var.engine
}
