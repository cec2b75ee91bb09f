resource "aws_db_instance" "orders" {
  identifier          = "orders"
  deletion_protection = true

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_sql_database_instance" "orders" {
  name = "orders"

  lifecycle {
    prevent_destroy = true
  }
}

resource "azurerm_cosmosdb_account" "orders" {
  name = "orders"

  lifecycle {
    prevent_destroy = true
  }
}

resource "azurerm_management_lock" "orders" {
  name       = "orders"
  scope      = azurerm_cosmosdb_account.orders.id
  lock_level = "CanNotDelete"
}
