resource "azurerm_resource_group" "network" {
  name = "network"
}

# its lock is on something else
resource "azurerm_management_lock" "network" {
  name       = "network"
  scope      = azurerm_resource_group.network.id
  lock_level = "CanNotDelete"
}

resource "azurerm_mssql_database" "orders" {
  name = "orders"
}

resource "azurerm_management_lock" "orders" {
  name       = "orders-must-stay"
  scope      = azurerm_mssql_database.orders.id
  lock_level = "CanNotDelete"
}

resource "azurerm_cosmosdb_account" "each" {
  for_each = toset(["a", "b"])
  name     = each.value

  lifecycle {
    prevent_destroy = true
  }
}
