packer {
  required_version = ">= 1.9.0"
}

build {
  sources = ["source.amazon-ebs.web"]
}
