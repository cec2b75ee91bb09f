module "missing" {
  source = "terraform-aws-modules/vpc/aws"
}

module "null" {
  source  = "terraform-aws-modules/vpc/aws"
  version = null
}

module "open" {
  source  = "app.terraform.io/acme/network/aws"
  version = "~> 2.1" # what we have
}

module "any" {
  source  = "terraform-aws-modules/vpc/aws//modules/endpoints"
  version = "*"
}
