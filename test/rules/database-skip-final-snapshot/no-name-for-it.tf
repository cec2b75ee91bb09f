resource "aws_db_instance" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-skip-final-snapshot [fix]
  identifier = "orders"
}

resource "aws_rds_cluster" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-skip-final-snapshot [fix]
  cluster_identifier  = "orders"
  skip_final_snapshot = false
}

resource "aws_redshift_cluster" "each" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-skip-final-snapshot
  for_each = toset(["a", "b"])
}

resource "aws_docdb_cluster" "orders" {
  cluster_identifier        = "orders"
  final_snapshot_identifier = null
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-skip-final-snapshot [fix]
}
