resource "aws_ecs_service" "blue_green" {
  name = "web"

  deployment_controller {
    type = "CODE_DEPLOY"
  }

  lifecycle {
    ignore_changes = [task_definition, load_balancer]
  }
}

resource "aws_ecs_service" "external" {
  name = "web"

  deployment_controller {
    type = "EXTERNAL"
  }

  lifecycle {
    ignore_changes = [task_definition]
  }
}

variable "controller" {
  type = string
}

resource "aws_ecs_service" "not_known" {
  name = "web"

  deployment_controller {
    type = var.controller
  }

  lifecycle {
    ignore_changes = [task_definition]
  }
}

resource "aws_ecs_service" "perhaps" {
  name = "web"

  dynamic "deployment_controller" {
    for_each = var.controllers
    content {
      type = deployment_controller.value
    }
  }

  lifecycle {
    ignore_changes = [task_definition]
  }
}
