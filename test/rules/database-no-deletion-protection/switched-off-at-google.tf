resource "google_sql_database_instance" "orders" {
  name                = "orders"
  deletion_protection = "false"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: database-no-deletion-protection [fix]

  settings {
    tier = "db-f1-micro"
  }
}

resource "google_sql_database_instance" "console" {
  name = "console"

  settings {
    deletion_protection_enabled = false
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-no-deletion-protection [fix]
  }
}

resource "google_spanner_database" "orders" {
  deletion_protection = false
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: database-no-deletion-protection [fix]
}

resource "google_bigtable_instance" "orders" {
  deletion_protection = false
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: database-no-deletion-protection [fix]
}

resource "google_alloydb_cluster" "orders" {
  deletion_protection = false
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: database-no-deletion-protection [fix]
}

resource "google_bigquery_table" "orders" {
  deletion_protection = false
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: database-no-deletion-protection [fix]
}

resource "google_firestore_database" "orders" {
  delete_protection_state = "DELETE_PROTECTION_DISABLED"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: database-no-deletion-protection [fix]
}
