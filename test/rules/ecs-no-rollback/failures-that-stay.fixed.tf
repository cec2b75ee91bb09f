variable "breaker" {
  default = false
}

resource "aws_ecs_service" "none" {
  desired_count = 3

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

resource "aws_ecs_service" "ecs_controller" {
  deployment_controller {
    type = "ECS"
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

resource "aws_ecs_service" "off" {
  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

resource "aws_ecs_service" "no_way_back" {
  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

resource "aws_ecs_service" "through_a_variable" {
  deployment_circuit_breaker {
    enable   = true
    rollback = var.breaker
  }
}
