resource "docker_container" "tag" {
  image = "nginx:1.27.4"
  #       ^^^^^^^^^^^^^^ hint: container-no-digest
}

resource "docker_container" "no_tag" {
  image = "nginx"
  #       ^^^^^^^ hint: container-no-digest
}

resource "aws_ecs_task_definition" "task" {
  container_definitions = jsonencode([{ image = "${var.registry}/web:v1" }])
  #                                             ^^^^^^^^^^^^^^^^^^^^^^^^ hint: container-no-digest
}
