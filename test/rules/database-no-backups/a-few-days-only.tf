resource "aws_docdb_cluster" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-no-backups [fix]
  cluster_identifier = "orders"
}

resource "aws_neptune_cluster" "orders" {
  backup_retention_period = 3
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-no-backups [fix]
}
