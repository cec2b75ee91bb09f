resource "aws_elasticache_replication_group" "sessions" {
  description = "sessions"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_db_instance" "orders" {
  identifier = "orders"

  lifecycle {
    ignore_changes  = [password]
    prevent_destroy = true
  }
}

resource "azurerm_mssql_database" "orders" {
  name = "orders"

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_filestore_instance" "uploads" {
  name = "uploads"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_efs_file_system" "uploads" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_fsx_windows_file_system" "home" {
  storage_capacity = 300

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_key" "orders" {
  description = "orders"

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_kms_crypto_key" "orders" {
  name = "orders"

  lifecycle {
    prevent_destroy = true
  }
}
