resource "aws_db_instance" "copy" {
  replicate_source_db = aws_db_instance.orders.identifier
}

resource "aws_rds_cluster" "copy" {
  replication_source_identifier = var.source
}

resource "google_sql_database_instance" "copy" {
  master_instance_name = google_sql_database_instance.orders.name
  deletion_protection  = false
}

resource "aws_db_instance" "restore_check" {
  snapshot_identifier = "orders-2024-01-01"
}

resource "aws_db_instance" "main" {
  identifier = "orders-preview"
}

resource "aws_rds_cluster_instance" "orders" {
  cluster_identifier = "orders"
}

resource "google_bigquery_table" "view" {
  deletion_protection = false

  view {
    query          = "SELECT 1"
    use_legacy_sql = false
  }
}

resource "alicloud_db_instance" "paid" {
  instance_charge_type = "Prepaid"
}

resource "aws_redshift_cluster" "events" {
  cluster_identifier = "events"
}

resource "aws_dynamodb_table" "none" {
  count = 0
  name  = "none"
}

resource "aws_dynamodb_table" "locks" {
  name     = "terraform-locks"
  hash_key = "LockID"
}
