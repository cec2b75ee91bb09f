build {
#^^^^^ warning: manifest-missing [fix]
  sources = ["source.null.checks", "source.qemu.base"]

  post-processors {
    post-processor "compress" {
    }
  }
}

build {
#^^^^^ warning: manifest-missing [fix]
  sources = ["source.docker.base"]

  post-processor "docker-tag" {
    repository = "web"
  }
}
