resource "docker_container" "digest" {
  image = "nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
}

resource "docker_container" "both" {
  image = "nginx:1.27.4@${var.digest}"
}

resource "docker_container" "unknown" {
  image = var.image
}

resource "docker_container" "unknown_tag" {
  image = "nginx:${var.tag}"
}

resource "docker_image" "built" {
  name = "web:1"

  build {
    context = "."
  }
}

resource "docker_container" "null" {
  image = null
}
