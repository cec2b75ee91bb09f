terraform {
  backend "azurerm" {
    # account and container come from terraform init -backend-config
    key = "work.tfstate"
  }
}

provider "azurerm" {
  features {}
}
