provider "aws" {
  region = "eu-central-1"
}

terraform {
  backend "s3" {
    # bucket and region come from terraform init -backend-config
    key          = "work/terraform.tfstate"
    encrypt      = true
    use_lockfile = true
  }
}

resource "aws_instance" "web" {
  ami = "ami-0abc"
}
