module "local" {
  source = "./network"
}

module "parent" {
  source = "../network"
}

module "exact" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.1.2"
}

module "held" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 5.1"
}

module "bounded" {
  source  = "terraform-aws-modules/vpc/aws"
  version = ">= 5.1, < 6.0"
}

module "unknown_version" {
  source  = "terraform-aws-modules/vpc/aws"
  version = var.network_version
}

module "unknown_source" {
  source = var.network_source
}

module "tag" {
  source = "github.com/acme/network?ref=v1.2.0"
}

module "commit" {
  source = "git::https://git.example.com/network.git//vpc?depth=1&ref=e958673eb6561b0a975f22f3578875835b8eda0e"
}

module "revision" {
  source = "hg::https://hg.example.com/network?rev=v1.2.0"
}

module "versioned_archive" {
  source = "https://github.com/acme/network/archive/v3.3.0.tar.gz//*?archive=tar.gz"
}

module "checked_archive" {
  source = "https://modules.example.com/network.zip?checksum=sha256:0123"
}

module "versioned_object" {
  source = "s3::https://s3-eu-west-1.amazonaws.com/acme-modules/network.zip?version=abc"
}

module "tagged_container" {
  source = "oci://registry.example.com/modules/network?tag=1.2.0"
}

module "none" {
  count  = 0
  source = "github.com/acme/network"
}
