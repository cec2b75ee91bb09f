resource "aws_ecs_task_definition" "encoded" {
  container_definitions = jsonencode([
    {
      name  = "web"
      image = "acme/web"
      #       ^^^^^^^^^^ error: container-tag-latest-or-missing [fix]
    },
    {
      name  = "proxy"
      image = "nginx:1.27.4"
    },
  ])
}

resource "aws_ecs_task_definition" "heredoc" {
  container_definitions = <<JSON
[
  {
    "name": "wordpress",
    "cpu": ${var.cpu},
    "image": "wordpress",
    #        ^^^^^^^^^^^ error: container-tag-latest-or-missing [fix]
    "essential": true
  },
  {
    "name": "side",
    "image": "${var.registry}/side:latest"
    #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: container-tag-latest-or-missing [fix]
  }
]
JSON
}

resource "aws_batch_job_definition" "quoted" {
  container_properties = "{\"image\": \"acme/job:latest\"}"
  #                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: container-tag-latest-or-missing
}
