variable "breaker" {
  default = false
}

resource "aws_ecs_service" "none" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: ecs-no-rollback [fix]
  desired_count = 3
}

resource "aws_ecs_service" "ecs_controller" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: ecs-no-rollback [fix]
  deployment_controller {
    type = "ECS"
  }
}

resource "aws_ecs_service" "off" {
  deployment_circuit_breaker {
    enable   = false
    #^^^^^^^^^^^^^^^^ information: ecs-no-rollback [fix]
    rollback = true
  }
}

resource "aws_ecs_service" "no_way_back" {
  deployment_circuit_breaker {
    enable   = true
    rollback = false
    #^^^^^^^^^^^^^^^^ information: ecs-no-rollback [fix]
  }
}

resource "aws_ecs_service" "through_a_variable" {
  deployment_circuit_breaker {
    enable   = true
    rollback = var.breaker
    #^^^^^^^^^^^^^^^^^^^^^^ information: ecs-no-rollback
  }
}
