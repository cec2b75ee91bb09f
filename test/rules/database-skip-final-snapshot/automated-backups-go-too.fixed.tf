resource "aws_db_instance" "orders" {
  identifier                = "orders"
  final_snapshot_identifier = "orders-final"
  delete_automated_backups  = false
}
