variable "name" {
}

build {
  name    = "test"
  sources = ["source.amazon-ebs.web"]
}

build {
  name    = "validate-web"
  sources = ["source.amazon-ebs.web"]
}

build {
  name    = var.name
  sources = ["source.amazon-ebs.web"]
}
