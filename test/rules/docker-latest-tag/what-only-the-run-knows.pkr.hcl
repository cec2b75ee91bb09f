variable "repository" {
  type = string
}

variable "tags" {
  type = list(string)
}

build {
  sources = ["source.docker.web"]

  post-processor "docker-tag" {
    repository = var.repository
  }

  post-processor "docker-tag" {
    repository = "example/web"
    tags       = var.tags
  }
}
