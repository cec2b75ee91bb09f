variable "environment" {
  default = "staging"
}

variable "protected" {
  type = bool
}

resource "aws_db_instance" "on" {
  deletion_protection = true
}

resource "aws_db_instance" "unknown" {
  deletion_protection = var.protected
}

resource "aws_db_instance" "by_environment" {
  deletion_protection = var.environment == "production"
}

resource "aws_db_instance" "by_condition" {
  deletion_protection = var.environment == "production" ? true : false
}

resource "google_sql_database_instance" "default" {
  name = "orders"

  settings {
    tier = "db-f1-micro"
  }
}

resource "google_sql_database_instance" "by_the_api" {
  deletion_protection = false

  settings {
    deletion_protection_enabled = true
  }
}

resource "google_spanner_database" "orders" {
  deletion_protection    = false
  enable_drop_protection = true
}

resource "google_firestore_database" "default" {
  name = "(default)"
}
