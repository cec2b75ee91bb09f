resource "aws_db_instance" "missing" {
  identifier              = "missing"
  backup_retention_period = 7
}

resource "aws_db_instance" "zero" {
  backup_retention_period = 7
}

resource "aws_db_instance" "null" {
  backup_retention_period = 7
}

resource "aws_rds_cluster" "zero" {
  backup_retention_period = 7
}

resource "aws_redshift_cluster" "events" {
  automated_snapshot_retention_period = 7
}

resource "aws_elasticache_replication_group" "sessions" {
  description              = "sessions"
  snapshot_retention_limit = 7
}

resource "aws_elasticache_cluster" "sessions" {
  engine                   = "redis"
  snapshot_retention_limit = 7
}

resource "aws_memorydb_cluster" "sessions" {
  snapshot_retention_limit = 7
}
