resource "azurerm_resource_group" "data" {
  name = "data"
}

resource "azurerm_mssql_server" "orders" {
  resource_group_name = azurerm_resource_group.data.name
}

resource "azurerm_mssql_database" "orders" {
  server_id = azurerm_mssql_server.orders.id
}

resource "azurerm_redis_cache" "sessions" {
  name = "sessions"

  lifecycle {
    prevent_destroy = true
  }
}

resource "azurerm_postgresql_flexible_server" "orders" {
  name = "orders"
}

resource "azurerm_postgresql_flexible_server" "copy" {
  name             = "copy"
  create_mode      = "Replica"
  source_server_id = azurerm_postgresql_flexible_server.orders.id
}

resource "azurerm_management_lock" "data" {
  scope      = azurerm_resource_group.data.id
  lock_level = "CanNotDelete"
}

resource "azurerm_management_lock" "orders" {
  scope      = azurerm_postgresql_flexible_server.orders.id
  lock_level = "CanNotDelete"
}
