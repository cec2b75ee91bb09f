build {
  sources = ["source.amazon-ebs.web"]

  post-processor "manifest" {
  }
}

build {
  sources = ["source.amazon-ebs.web"]

  post-processors {
    post-processor "artifice" {
      files = ["image.qcow2"]
    }
    post-processor "manifest" {
      output = "images.json"
    }
  }
}
