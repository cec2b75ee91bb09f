variable "tags" {
  default = ["stable", "production"]
}

variable "given" {
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
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
        "stable",
        "production",
        local.timestamp,
      ]
    }

    post-processor "docker-push" {
    }
  }

  post-processor "docker-tag" {
    repository = "example/web"
    tags       = concat(var.tags, [local.timestamp])
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
