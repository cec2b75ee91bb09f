variable "skip_final_snapshot" {
  default = false
}

resource "aws_db_instance" "orders" {
  identifier                = "orders"
  skip_final_snapshot       = var.skip_final_snapshot
  final_snapshot_identifier = "orders-final"
}
