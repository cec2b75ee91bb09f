terraform {}
#^^^^^^^^^ warning: local-backend [fix]

provider "azurerm" {
  features {}
}
