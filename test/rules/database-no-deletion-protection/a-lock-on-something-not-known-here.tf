data "azurerm_subscription" "current" {}

resource "azurerm_mssql_managed_instance" "orders" {
  name = "orders"
}

resource "azurerm_management_lock" "all" {
  scope      = data.azurerm_subscription.current.id
  lock_level = "CanNotDelete"
}
