variable "deletion_protection" {
  type    = bool
  default = false
}

resource "aws_db_instance" "orders" {
  identifier          = "orders"
  deletion_protection = var.deletion_protection
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: database-no-deletion-protection [fix]
}
