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
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-no-deletion-protection [fix]
  name = "orders"
}

resource "azurerm_cosmosdb_account" "each" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-no-deletion-protection [fix]
  for_each = toset(["a", "b"])
  name     = each.value
}
