terraform {
  backend "http" {
    address = "https://state.example.com/web"
  }
}

provider "aws" {
  region = "eu-central-1"
}
