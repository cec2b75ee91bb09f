terraform {
  cloud {
    organization = "acme"
  }

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "4.1.0"
    }
    random = ">= 3.0, < 4.0"
    builtin = {
      source = "terraform.io/builtin/terraform"
    }
    unknown = {
      source  = "acme/unknown"
      version = var.not_allowed_but_unknown
    }
  }
}

provider "google" {
  version = "~> 3.0"
}

resource "google_compute_network" "main" {
  name = "main"
}

resource "terraform_data" "nothing" {}

data "terraform_remote_state" "network" {
  backend = "s3"
}

resource "tls_private_key" "none" {
  count = 0
}
