resource "aws_db_instance" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: database-no-deletion-protection [fix]
  identifier = "orders"
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier  = "orders"
  deletion_protection = false
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: database-no-deletion-protection [fix]
}

resource "aws_docdb_cluster" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: database-no-deletion-protection [fix]
  cluster_identifier = "orders"
}

resource "aws_neptune_cluster" "orders" {
  deletion_protection = null
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ error: database-no-deletion-protection [fix]
}

resource "aws_dynamodb_table" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: database-no-deletion-protection [fix]
  name     = "orders"
  hash_key = "id"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "alicloud_db_instance" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: database-no-deletion-protection [fix]
  engine = "MySQL"
}
