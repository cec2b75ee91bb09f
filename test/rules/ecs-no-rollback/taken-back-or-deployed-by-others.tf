variable "controller" {}

variable "number" {}

resource "aws_ecs_service" "taken_back" {
  desired_count                      = 1
  deployment_minimum_healthy_percent = 0

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

resource "aws_ecs_service" "number_not_known" {
  desired_count                      = var.number
  deployment_minimum_healthy_percent = 0

  alarms {
    enable      = true
    rollback    = true
    alarm_names = ["errors"]
  }
}

resource "aws_ecs_service" "code_deploy" {
  deployment_controller {
    type = "CODE_DEPLOY"
  }
}

resource "aws_ecs_service" "external" {
  deployment_controller {
    type = "EXTERNAL"
  }
}

resource "aws_ecs_service" "controller_not_known" {
  deployment_controller {
    type = var.controller
  }
}

resource "aws_ecs_service" "daemon" {
  scheduling_strategy = "DAEMON"
}

resource "aws_ecs_service" "blue_green" {
  deployment_configuration {
    strategy = "BLUE_GREEN"
  }
}

resource "aws_ecs_service" "dynamic" {
  dynamic "deployment_circuit_breaker" {
    for_each = var.breakers
    content {
      enable   = true
      rollback = true
    }
  }
}
