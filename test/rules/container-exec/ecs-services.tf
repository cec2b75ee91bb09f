resource "aws_ecs_service" "web" {
  name                   = "web"
  enable_execute_command = true
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: container-exec [fix]
}

resource "aws_ecs_service" "text" {
  name                   = "text"
  enable_execute_command = "true"
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: container-exec [fix]
}

resource "aws_ecs_service" "default" {
  name                   = "default"
  enable_execute_command = var.exec
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: container-exec [fix]
}

variable "exec" {
  default = true
}
