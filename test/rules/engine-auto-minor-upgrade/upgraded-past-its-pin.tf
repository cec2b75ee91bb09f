resource "aws_db_instance" "said" {
  engine                     = "mysql"
  engine_version             = "8.0.35"
  auto_minor_version_upgrade = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: engine-auto-minor-upgrade
}

resource "aws_db_instance" "missing" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: engine-auto-minor-upgrade
  engine         = "postgres"
  engine_version = "15.4"
}

resource "aws_rds_cluster_instance" "aurora" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: engine-auto-minor-upgrade
  engine         = "aurora-mysql"
  engine_version = "8.0.mysql_aurora.3.04.0"
}

resource "aws_elasticache_replication_group" "sessions" {
  engine_version             = "5.0.6"
  auto_minor_version_upgrade = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: engine-auto-minor-upgrade
}
