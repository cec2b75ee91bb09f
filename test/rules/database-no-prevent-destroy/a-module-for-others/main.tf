variable "name" {
  type = string
}

resource "aws_db_instance" "this" {
  identifier = var.name
}
