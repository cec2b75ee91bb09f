resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = aws_ecs_task_definition.web.arn

  lifecycle {
    ignore_changes = [desired_count, task_definition]
                                     #^^^^^^^^^^^^^^^ error: ignore-changes-image [fix]
  }
}

resource "aws_ecs_service" "explicit" {
  name            = "explicit"
  task_definition = aws_ecs_task_definition.web.arn

  deployment_controller {
    type = "ECS"
  }

  lifecycle {
    ignore_changes = [task_definition]
                      #^^^^^^^^^^^^^^^ error: ignore-changes-image [fix]
  }
}

resource "kubernetes_deployment_v1" "web" {
  metadata {
    name = "web"
  }

  lifecycle {
    ignore_changes = [spec[0].replicas, spec[0].template[0].spec[0].container[0].image]
                                        #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: ignore-changes-image [fix]
  }
}

resource "kubernetes_stateful_set" "web" {
  metadata {
    name = "web"
  }

  lifecycle {
    ignore_changes = [spec[0].template]
                      #^^^^^^^^^^^^^^^^ error: ignore-changes-image [fix]
  }
}
