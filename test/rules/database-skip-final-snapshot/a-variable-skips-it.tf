variable "skip_final_snapshot" {
  default = true
}

resource "aws_db_instance" "orders" {
  identifier                = "orders"
  skip_final_snapshot       = var.skip_final_snapshot
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-skip-final-snapshot [fix]
  final_snapshot_identifier = "orders-final"
}
