resource "aws_ecs_task_definition" "encoded" {
  container_definitions = jsonencode([
    {
      name  = "web"
      image = "acme/web:${var.web_tag}"
    },
    {
      name  = "proxy"
      image = "nginx:1.27.4"
    },
  ])
}

variable "web_tag" {
  description = "The tag of acme/web to run"
  type        = string
}

resource "aws_ecs_task_definition" "heredoc" {
  container_definitions = <<JSON
[
  {
    "name": "wordpress",
    "cpu": ${var.cpu},
    "image": "wordpress:${var.wordpress_tag}",
    "essential": true
  },
  {
    "name": "side",
    "image": "${var.registry}/side:${var.side_tag}"
  }
]
JSON
}

variable "side_tag" {
  description = "The tag of side to run"
  type        = string
}

variable "wordpress_tag" {
  description = "The tag of wordpress to run"
  type        = string
}

resource "aws_batch_job_definition" "quoted" {
  container_properties = "{\"image\": \"acme/job:latest\"}"
}
