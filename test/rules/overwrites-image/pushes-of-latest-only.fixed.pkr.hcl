build {
  sources = ["source.docker.web"]

  post-processors {
    post-processor "docker-tag" {
      repository = "example/web"
      tags       = ["latest", local.timestamp]
    }

    post-processor "docker-push" {
    }
  }

  post-processors {
    post-processor "docker-tag" {
      repository = "localhost:5000/web"
      tags       = ["latest", local.timestamp]
    }

    post-processor "docker-push" {
    }
  }

  post-processors {
    post-processor "docker-import" {
      repository = "example/web"
      tag        = "latest"
    }

    post-processor "docker-push" {
    }
  }
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}
