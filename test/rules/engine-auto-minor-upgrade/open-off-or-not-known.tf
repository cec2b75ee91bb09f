resource "aws_db_instance" "prefix" {
  engine                     = "postgres"
  engine_version             = "15"
  auto_minor_version_upgrade = true
}

resource "aws_db_instance" "mysql_prefix" {
  engine         = "mysql"
  engine_version = "8.0"
}

resource "aws_db_instance" "off" {
  engine                     = "mysql"
  engine_version             = "8.0.35"
  auto_minor_version_upgrade = false
}

resource "aws_db_instance" "unknown" {
  engine                     = "mysql"
  engine_version             = "8.0.35"
  auto_minor_version_upgrade = var.upgrade
}

resource "aws_db_instance" "unknown_version" {
  engine         = "mysql"
  engine_version = var.engine_version
}

resource "aws_elasticache_replication_group" "sessions" {
  engine_version = "5.0.6"
}

resource "aws_db_instance" "null" {
  engine         = "mysql"
  engine_version = null
}
