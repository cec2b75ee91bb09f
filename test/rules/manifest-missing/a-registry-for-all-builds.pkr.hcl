hcp_packer_registry {
  bucket_name = "web"
}

build {
  sources = ["source.amazon-ebs.web"]
}
