terraform {
#^^^^^^^^^ information: lock-file-missing
  backend "s3" {
    bucket = "states"
  }
}

module "net" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.1.0"
}
