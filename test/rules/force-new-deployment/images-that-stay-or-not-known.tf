variable "force" {}

resource "aws_ecs_task_definition" "digest" {
  container_definitions = jsonencode([{ name = "web", image = "example/web:latest@sha256:0f" }])
}

resource "aws_ecs_task_definition" "version" {
  container_definitions = jsonencode([{ name = "web", image = "example/web:1.4.2" }])
}

resource "aws_ecs_task_definition" "not_known" {
  container_definitions = jsonencode([{ name = "web", image = var.image }])
}

resource "aws_ecs_task_definition" "latest" {
  container_definitions = jsonencode([{ name = "web", image = "example/web:latest" }])
}

resource "aws_ecs_service" "digest" {
  task_definition      = aws_ecs_task_definition.digest.arn
  force_new_deployment = true
}

resource "aws_ecs_service" "version" {
  task_definition      = aws_ecs_task_definition.version.arn
  force_new_deployment = true
}

resource "aws_ecs_service" "not_known" {
  task_definition      = aws_ecs_task_definition.not_known.arn
  force_new_deployment = true
}

resource "aws_ecs_service" "elsewhere" {
  task_definition      = var.task
  force_new_deployment = true
}

resource "aws_ecs_service" "perhaps" {
  task_definition      = aws_ecs_task_definition.latest.arn
  force_new_deployment = var.force
}

resource "aws_ecs_service" "not_forced" {
  task_definition      = aws_ecs_task_definition.latest.arn
  force_new_deployment = false

  triggers = {
    redeployment = filesha256("task.json")
  }
}

resource "aws_ecs_task_definition" "end_says_nothing" {
  container_definitions = jsonencode([
    { name = "web", image = "example/web:${var.version}" },
    { name = "sidecar", image = "${var.prefix}-sidecar" },
    { name = "pinned", image = "${var.registry}/web@sha256:0f" },
    { name = "version", image = "${var.registry}/web:1.2" },
  ])
}

resource "aws_ecs_service" "end_says_nothing" {
  task_definition      = aws_ecs_task_definition.end_says_nothing.arn
  force_new_deployment = true
}
