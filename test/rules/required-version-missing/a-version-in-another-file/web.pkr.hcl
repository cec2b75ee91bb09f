packer {
  required_plugins {}
}

build {
  sources = ["source.amazon-ebs.web"]
}
