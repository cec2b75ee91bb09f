module "missing" {
  source = "terraform-aws-modules/vpc/aws"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: module-source-unpinned
}

module "null" {
  source  = "terraform-aws-modules/vpc/aws"
  version = null
  #^^^^^^^^^^^^^^ warning: module-source-unpinned
}

module "open" {
  source  = "app.terraform.io/acme/network/aws"
  version = ">= 2.1.3" # what we have
  #^^^^^^^^^^^^^^^^^^^^ warning: module-source-unpinned [fix]
}

module "any" {
  source  = "terraform-aws-modules/vpc/aws//modules/endpoints"
  version = "*"
  #^^^^^^^^^^^^^ warning: module-source-unpinned
}
