build {
  hcp_packer_registry {
    bucket_name = "web"
  }

  sources = ["source.amazon-ebs.web"]
}
