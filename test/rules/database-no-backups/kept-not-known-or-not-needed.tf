variable "days" {
  type = number
}

variable "environment" {
  default = "staging"
}

resource "aws_db_instance" "kept" {
  backup_retention_period = 1
}

resource "aws_db_instance" "unknown" {
  backup_retention_period = var.days
}

resource "aws_db_instance" "by_environment" {
  backup_retention_period = var.environment == "production" ? 30 : 0
}

resource "aws_db_instance" "copy" {
  replicate_source_db = aws_db_instance.kept.identifier
}

resource "aws_db_instance" "sandbox" {
  identifier = "orders-sandbox"
}

resource "aws_rds_cluster" "one_day" {
  cluster_identifier = "orders"
}

resource "aws_redshift_cluster" "one_day" {
  cluster_identifier = "events"
}

resource "aws_elasticache_cluster" "memcached" {
  engine = "memcached"
}

resource "aws_elasticache_cluster" "member" {
  engine               = "redis"
  replication_group_id = aws_elasticache_replication_group.sessions.id
}

resource "aws_elasticache_replication_group" "sessions" {
  snapshot_retention_limit = 7
}
