packer {
  required_version
}

build {
  sources = ["source.amazon-ebs.web"]
}
