terraform {
  backend "s3" {}
}

resource "terraform_data" "once" {}

data "terraform_remote_state" "net" {
  backend = "s3"
}
