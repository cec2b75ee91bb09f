resource "aws_db_instance" "orders" {
  identifier                = "orders"
  final_snapshot_identifier = "orders-final"
  delete_automated_backups  = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-skip-final-snapshot [fix]
}
