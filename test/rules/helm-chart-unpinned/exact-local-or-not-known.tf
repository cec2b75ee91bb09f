resource "helm_release" "exact" {
  repository = "https://charts.example.com"
  chart      = "web"
  version    = "1.2.3-rc.1"

  set {
    name  = "image.tag"
    value = "v1.2.3"
  }
}

resource "helm_release" "local" {
  chart = "./charts/web"
}

resource "helm_release" "module_path" {
  chart = "${path.module}/charts/web"
}

resource "helm_release" "archive" {
  chart = "https://charts.example.com/web-1.2.3.tgz"
}

resource "helm_release" "unknown_version" {
  repository = "https://charts.example.com"
  chart      = "web"
  version    = var.chart_version
}

resource "helm_release" "unknown_chart" {
  chart = var.chart
}

resource "helm_release" "with_digest" {
  chart = "./charts/web"
  set = [
    { name = "image.tag", value = "latest" },
    { name = "image.digest", value = "sha256:0123" },
  ]
}

resource "helm_release" "none" {
  count      = 0
  repository = "https://charts.example.com"
  chart      = "web"
}
