resource "aws_elasticache_replication_group" "sessions" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-no-prevent-destroy [fix]
  description = "sessions"
}

resource "aws_db_instance" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-no-prevent-destroy [fix]
  identifier = "orders"

  lifecycle {
    ignore_changes = [password]
  }
}

resource "azurerm_mssql_database" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-no-prevent-destroy [fix]
  name = "orders"
}

resource "google_filestore_instance" "uploads" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-no-prevent-destroy [fix]
  name = "uploads"
}

resource "aws_efs_file_system" "uploads" {}
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-no-prevent-destroy [fix]

resource "aws_fsx_windows_file_system" "home" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-no-prevent-destroy [fix]
  storage_capacity = 300
}

resource "aws_kms_key" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-no-prevent-destroy [fix]
  description = "orders"
}

resource "google_kms_crypto_key" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-no-prevent-destroy [fix]
  name = "orders"
}
