variable "tag" {
}

build {
  sources = ["source.docker.web"]

  post-processor "docker-push" {
  }

  post-processors {
    post-processor "docker-tag" {
      repository = "example/web"
      tags       = ["latest"]
    }
  }

  post-processors {
    post-processor "docker-tag" {
      repository = "example/web"
      tags       = ["latest", "1.2.3"]
    }

    post-processor "docker-push" {
    }
  }

  post-processors {
    post-processor "docker-tag" {
      repository = "example/web"
      tags       = ["latest"]
    }

    post-processor "docker-tag" {
      repository = "example/web"
      tags       = [var.tag]
    }

    post-processor "docker-push" {
    }
  }

  post-processors {
    post-processor "docker-tag" {
      repository = "example/web:1.2.3"
    }

    post-processor "docker-push" {
    }
  }

  post-processors {
    post-processor "docker-tag" {
      repository = var.tag
    }

    post-processor "docker-push" {
    }
  }
}
