packer {}
#^^^^^^ information: required-version-missing [fix]

build {
  sources = ["source.amazon-ebs.web"]
}
