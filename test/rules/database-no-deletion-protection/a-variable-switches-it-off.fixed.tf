variable "deletion_protection" {
  type    = bool
  default = true
}

resource "aws_db_instance" "orders" {
  identifier          = "orders"
  deletion_protection = var.deletion_protection
}
