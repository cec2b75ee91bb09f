build {
  sources = ["source.null.checks", "source.qemu.base"]

  post-processors {
    post-processor "compress" {
    }
  }

  post-processor "manifest" {
    output     = "manifest.json"
    strip_path = true
  }
}

build {
  sources = ["source.docker.base"]

  post-processor "docker-tag" {
    repository = "web"
  }

  post-processor "manifest" {
    output     = "manifest.json"
    strip_path = true
  }
}
