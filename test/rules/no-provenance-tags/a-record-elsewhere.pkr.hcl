source "amazon-ebs" "web" {}

build {
  sources = ["source.amazon-ebs.web"]

  hcp_packer_registry {
    bucket_name = "web"
  }
}
