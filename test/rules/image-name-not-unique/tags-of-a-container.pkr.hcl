variable "tags" {
  default = ["stable", "production"]
}

variable "given" {
}

build {
  sources = ["source.docker.web"]

  post-processor "docker-tag" {
    repository = "example/web"
    tags       = ["latest"]
  }

  post-processors {
    post-processor "docker-tag" {
      repository = "example/web"
      tag = [
      #^^^ warning: image-name-not-unique [fix]
        "stable",
        "production",
      ]
    }

    post-processor "docker-push" {
    }
  }

  post-processor "docker-tag" {
    repository = "example/web"
    tags       = var.tags
    #^^^^^^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
  }

  post-processor "docker-tag" {
    repository = "example/web"
    tags       = ["latest", formatdate("YYYYMMDD", timestamp())]
  }

  post-processor "docker-tag" {
    repository = "example/web"
    tags       = ["latest", var.given]
  }

  post-processor "docker-tag" {
    repository = "example/web"
  }

  post-processor "docker-tag" {
    repository = "example/web"
    tags       = []
  }
}
