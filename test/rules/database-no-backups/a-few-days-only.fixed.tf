resource "aws_docdb_cluster" "orders" {
  cluster_identifier      = "orders"
  backup_retention_period = 7
}

resource "aws_neptune_cluster" "orders" {
  backup_retention_period = 7
}
