resource "aws_db_instance" "orders" {
  identifier          = "orders"
  deletion_protection = true
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier  = "orders"
  deletion_protection = true
}

resource "aws_docdb_cluster" "orders" {
  cluster_identifier  = "orders"
  deletion_protection = true
}

resource "aws_neptune_cluster" "orders" {
  deletion_protection = true
}

resource "aws_dynamodb_table" "orders" {
  name                        = "orders"
  hash_key                    = "id"
  deletion_protection_enabled = true

  attribute {
    name = "id"
    type = "S"
  }
}

resource "alicloud_db_instance" "orders" {
  engine              = "MySQL"
  deletion_protection = true
}
