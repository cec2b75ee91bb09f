variable "skip" {
  type = bool
}

variable "environment" {
  default = "staging"
}

resource "aws_db_instance" "taken" {
  skip_final_snapshot       = false
  final_snapshot_identifier = "orders-final"
}

resource "aws_db_instance" "unknown" {
  skip_final_snapshot = var.skip
}

resource "aws_db_instance" "unknown_name" {
  final_snapshot_identifier = var.name
}

resource "aws_rds_cluster" "by_environment" {
  skip_final_snapshot = var.environment != "production"
}

resource "aws_db_instance" "copy" {
  replicate_source_db = aws_db_instance.taken.identifier
  skip_final_snapshot = true
}

resource "aws_db_instance" "main" {
  identifier          = "orders-test"
  skip_final_snapshot = true
}

resource "aws_dynamodb_table" "orders" {
  name = "orders"
}
