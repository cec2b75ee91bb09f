variable "given" {
  type = string
}

resource "docker_container" "version" {
  image = "nginx:1.27.4"
}

resource "docker_container" "latest_of_a_kind" {
  image = "nginx:latest-20250110"
}

resource "docker_container" "digest" {
  image = "nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
}

resource "docker_container" "digest_and_latest" {
  image = "nginx:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
}

resource "docker_container" "unknown_tag" {
  image = "nginx:${var.given}"
}

resource "docker_container" "unknown_image" {
  image = var.given
}

resource "docker_container" "unknown_end" {
  image = "acme/${var.given}"
}

resource "docker_container" "null" {
  image = null
}

resource "docker_container" "by_resource" {
  image = docker_image.web.image_id
}

resource "docker_image" "built" {
  name = "web:latest"

  build {
    context = "."
  }
}

resource "kubernetes_pod" "dynamic" {
  spec {
    dynamic "container" {
      for_each = var.containers
      content {
        image = container.value.image
      }
    }
  }
}

resource "docker_container" "none" {
  count = 0
  image = "nginx:latest"
}

resource "azurerm_app_service" "code" {
  site_config {
    linux_fx_version = "PYTHON|3.12"
  }
}
