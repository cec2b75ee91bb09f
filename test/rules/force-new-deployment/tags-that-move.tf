variable "force" {
  default = true
}

resource "aws_ecs_task_definition" "latest" {
  container_definitions = jsonencode([{ name = "web", image = "example/web:latest" }])
}

resource "aws_ecs_task_definition" "branch" {
  container_definitions = <<-JSON
    [{ "name": "web", "image": "example.com:5000/web:main", "memory": ${var.memory} }]
  JSON
}

resource "aws_ecs_task_definition" "no_tag" {
  container_definitions = jsonencode([
    { name = "pinned", image = "example/web@sha256:0f" },
    { name = "web", image = "example/web" },
  ])
}

resource "aws_ecs_service" "latest" {
  task_definition      = aws_ecs_task_definition.latest.arn
  force_new_deployment = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: force-new-deployment [fix]
}

resource "aws_ecs_service" "branch" {
  task_definition      = "${aws_ecs_task_definition.branch.family}:${aws_ecs_task_definition.branch.revision}"
  force_new_deployment = var.force
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: force-new-deployment
}

resource "aws_ecs_service" "no_tag" {
  task_definition      = aws_ecs_task_definition.no_tag.arn
  force_new_deployment = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: force-new-deployment [fix]
}

resource "aws_ecs_service" "at_each_apply" {
  task_definition = var.task

  triggers = {
  #^^^^^^^^ warning: force-new-deployment
    redeployment = plantimestamp()
  }
}

resource "aws_ecs_task_definition" "own_registry" {
  container_definitions = jsonencode([{ name = "web", image = "${aws_ecr_repository.web.repository_url}:latest" }])
}

resource "aws_ecs_service" "own_registry" {
  task_definition      = aws_ecs_task_definition.own_registry.arn
  force_new_deployment = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: force-new-deployment [fix]
}

resource "aws_ecs_task_definition" "own_registry_as_text" {
  container_definitions = <<-JSON
    [{ "name": "web", "image": "${var.registry}/web" }]
  JSON
}

resource "aws_ecs_service" "own_registry_as_text" {
  task_definition      = aws_ecs_task_definition.own_registry_as_text.arn
  force_new_deployment = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: force-new-deployment [fix]
}
