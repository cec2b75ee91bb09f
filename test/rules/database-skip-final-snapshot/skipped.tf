resource "aws_db_instance" "orders" {
  identifier          = "orders"
  skip_final_snapshot = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-skip-final-snapshot [fix]
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier        = local.name
  skip_final_snapshot       = "true"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-skip-final-snapshot [fix]
  final_snapshot_identifier = "orders-last"
}

resource "aws_docdb_cluster" "orders" {
  cluster_identifier  = "orders-${var.environment}"
  skip_final_snapshot = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-skip-final-snapshot [fix]
}

resource "aws_neptune_cluster" "orders_graph" {
  skip_final_snapshot = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-skip-final-snapshot [fix]
}

resource "aws_redshift_cluster" "events" {
  cluster_identifier  = var.cluster
  skip_final_snapshot = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-skip-final-snapshot [fix]
}
