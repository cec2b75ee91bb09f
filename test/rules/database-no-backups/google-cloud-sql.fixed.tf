resource "google_sql_database_instance" "missing" {
  settings {
    tier = "db-f1-micro"

    backup_configuration {
      enabled = true
    }
  }
}

resource "google_sql_database_instance" "off" {
  settings {
    tier = "db-f1-micro"

    backup_configuration {
      enabled = true
    }
  }
}

resource "google_sql_database_instance" "not_on" {
  settings {
    backup_configuration {
      start_time = "03:00"
      enabled    = true
    }
  }
}

resource "google_sql_database_instance" "on" {
  settings {
    backup_configuration {
      enabled = true
    }
  }
}

resource "google_sql_database_instance" "copy" {
  master_instance_name = google_sql_database_instance.on.name

  settings {
    tier = "db-f1-micro"
  }
}

resource "google_sql_database_instance" "dynamic" {
  settings {
    dynamic "backup_configuration" {
      for_each = var.backups
      content {
        enabled = backup_configuration.value
      }
    }
  }
}

resource "google_sql_database_instance" "unknown" {
  settings {
    backup_configuration {
      enabled = var.backups_enabled
    }
  }
}
