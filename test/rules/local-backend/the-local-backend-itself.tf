terraform {
  required_version = ">= 1.5"

  backend "local" {
  #^^^^^^^^^^^^^^^ warning: local-backend [fix]
    path = "terraform.tfstate"
  }
}

provider "google" {
  project = "shop"
}
