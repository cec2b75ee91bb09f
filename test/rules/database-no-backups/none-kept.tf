resource "aws_db_instance" "missing" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-no-backups [fix]
  identifier = "missing"
}

resource "aws_db_instance" "zero" {
  backup_retention_period = 0
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-no-backups [fix]
}

resource "aws_db_instance" "null" {
  backup_retention_period = null
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-no-backups [fix]
}

resource "aws_rds_cluster" "zero" {
  backup_retention_period = "0"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-no-backups [fix]
}

resource "aws_redshift_cluster" "events" {
  automated_snapshot_retention_period = 0
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-no-backups [fix]
}

resource "aws_elasticache_replication_group" "sessions" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-no-backups [fix]
  description = "sessions"
}

resource "aws_elasticache_cluster" "sessions" {
  engine                   = "redis"
  snapshot_retention_limit = 0
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-no-backups [fix]
}

resource "aws_memorydb_cluster" "sessions" {
  snapshot_retention_limit = 0
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-no-backups [fix]
}
