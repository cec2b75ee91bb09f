resource "aws_ecs_service" "web" {
  name                   = "web"
  enable_execute_command = false
}

resource "aws_ecs_service" "text" {
  name                   = "text"
  enable_execute_command = false
}

resource "aws_ecs_service" "default" {
  name                   = "default"
  enable_execute_command = false
}

variable "exec" {
  default = true
}
