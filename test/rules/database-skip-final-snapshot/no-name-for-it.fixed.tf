resource "aws_db_instance" "orders" {
  identifier                = "orders"
  final_snapshot_identifier = "orders-final"
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier        = "orders"
  skip_final_snapshot       = false
  final_snapshot_identifier = "orders-final"
}

resource "aws_redshift_cluster" "each" {
  for_each = toset(["a", "b"])
}

resource "aws_docdb_cluster" "orders" {
  cluster_identifier        = "orders"
  final_snapshot_identifier = "orders-final"
}
