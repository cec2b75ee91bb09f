variable "tag" {
  type = string
}

build {
  sources = ["source.docker.web"]

  post-processor "docker-tag" {
    repository = "example/web"
    tags       = ["latest", "1.4.2"]
  }

  post-processor "docker-tag" {
    repository = "example/web"
    tags       = ["latest", var.tag]
  }

  post-processor "docker-tag" {
    repository = "example/web:1.4.2"
  }

  post-processors {
    post-processor "docker-import" {
      repository = "example/web"
    }
    post-processor "docker-tag" {
      repository = "example/web"
      tags       = ["1.4.2"]
    }
  }

  post-processor "docker-save" {
    path = "web.tar"
  }
}
