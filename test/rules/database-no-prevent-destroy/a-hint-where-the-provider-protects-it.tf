resource "aws_db_instance" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: database-no-prevent-destroy [fix]
  identifier          = "orders"
  deletion_protection = true
}

resource "google_sql_database_instance" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: database-no-prevent-destroy [fix]
  name = "orders"
}

resource "azurerm_cosmosdb_account" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: database-no-prevent-destroy [fix]
  name = "orders"
}

resource "azurerm_management_lock" "orders" {
  name       = "orders"
  scope      = azurerm_cosmosdb_account.orders.id
  lock_level = "CanNotDelete"
}
