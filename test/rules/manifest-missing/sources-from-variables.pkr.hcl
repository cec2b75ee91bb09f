variable "given" {
}

variable "sources" {
  default = ["source.amazon-ebs.web"]
}

build {
  sources = var.given
}

build {
  sources = ["source.amazon-ebs.web", var.given]
}

build {
#^^^^^ warning: manifest-missing [fix]
  sources = var.sources
}
