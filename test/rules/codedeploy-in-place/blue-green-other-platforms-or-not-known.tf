variable "kind" {}

variable "platform" {}

resource "aws_codedeploy_app" "web" {
  name = "web"
}

resource "aws_codedeploy_app" "ecs" {
  name             = "ecs"
  compute_platform = "ECS"
}

resource "aws_codedeploy_app" "lambda" {
  name             = "lambda"
  compute_platform = "Lambda"
}

resource "aws_codedeploy_app" "not_known" {
  name             = "not-known"
  compute_platform = var.platform
}

resource "aws_codedeploy_deployment_group" "blue_green" {
  app_name = aws_codedeploy_app.web.name

  deployment_style {
    deployment_type = "BLUE_GREEN"
  }
}

resource "aws_codedeploy_deployment_group" "type_not_known" {
  app_name = aws_codedeploy_app.web.name

  deployment_style {
    deployment_type = var.kind
  }
}

resource "aws_codedeploy_deployment_group" "dynamic_style" {
  app_name = aws_codedeploy_app.web.name

  dynamic "deployment_style" {
    for_each = var.styles
    content {
      deployment_type = deployment_style.value
    }
  }
}

resource "aws_codedeploy_deployment_group" "ecs" {
  app_name = aws_codedeploy_app.ecs.name
}

resource "aws_codedeploy_deployment_group" "lambda" {
  app_name = aws_codedeploy_app.lambda.name
}

resource "aws_codedeploy_deployment_group" "platform_not_known" {
  app_name = aws_codedeploy_app.not_known.name
}

resource "aws_codedeploy_deployment_group" "app_not_known" {
  app_name = "made-elsewhere"
}

resource "aws_codedeploy_deployment_group" "app_and_groups_not_known" {
  app_name           = var.app
  autoscaling_groups = []
}

resource "aws_codedeploy_deployment_group" "ecs_service" {
  app_name = "made-elsewhere"

  ecs_service {
    cluster_name = "main"
    service_name = "web"
  }
}

resource "aws_codedeploy_deployment_group" "on_premises" {
  app_name = aws_codedeploy_app.web.name

  on_premises_instance_tag_filter {
    key = "Role"
  }
}
