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
  sources = var.sources

  post-processor "manifest" {
    output     = "manifest.json"
    strip_path = true
  }
}
