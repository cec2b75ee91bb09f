terraform {
  required_version = ">= 1.5"

  backend "gcs" {
    # bucket comes from terraform init -backend-config
    prefix = "work"
  }
}

provider "google" {
  project = "shop"
}
