packer {
  required_version = "~> 1.9"
}

build {
  sources = ["source.amazon-ebs.web"]
}
