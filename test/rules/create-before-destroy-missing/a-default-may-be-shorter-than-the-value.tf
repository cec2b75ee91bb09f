variable "name" {
  type    = string
  default = "web"
}

resource "aws_lb_target_group" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  name = var.name
  port = 80
}
