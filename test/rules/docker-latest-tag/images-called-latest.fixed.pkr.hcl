build {
  sources = ["source.docker.web"]

  post-processor "docker-tag" {
    repository = "example/web"
    tags       = ["latest", local.timestamp]
  }

  post-processor "docker-tag" {
    repository = "example/web"
    tag        = ["latest", local.timestamp]
  }

  post-processor "docker-tag" {
    repository = "example/web"
    tags       = ["latest", local.timestamp]
  }

  post-processors {
    post-processor "docker-import" {
      repository = "example/web"
      tag        = "latest"
    }
    post-processor "docker-push" {}
  }

  post-processor "docker-import" {
    repository = "registry.example.com:5000/web"
    changes    = ["CMD web"]
  }
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}
