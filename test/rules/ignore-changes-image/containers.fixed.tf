resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = aws_ecs_task_definition.web.arn

  lifecycle {
    ignore_changes = [desired_count]
  }
}

resource "aws_ecs_service" "explicit" {
  name            = "explicit"
  task_definition = aws_ecs_task_definition.web.arn

  deployment_controller {
    type = "ECS"
  }
}

resource "kubernetes_deployment_v1" "web" {
  metadata {
    name = "web"
  }

  lifecycle {
    ignore_changes = [spec[0].replicas]
  }
}

resource "kubernetes_stateful_set" "web" {
  metadata {
    name = "web"
  }
}
