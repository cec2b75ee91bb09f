resource "aws_ecs_service" "web" {
  desired_count                      = 3
  deployment_minimum_healthy_percent = 0
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: ecs-no-rollback [fix]

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

resource "aws_ecs_service" "no_room" {
  desired_count                      = 3
  deployment_maximum_percent         = 100
  deployment_minimum_healthy_percent = 0
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: ecs-no-rollback

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}
