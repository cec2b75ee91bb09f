resource "helm_release" "block" {
  repository = "https://charts.example.com"
  chart      = "web"
  version    = "1.2.3"

  set {
    name  = "image.tag"
    value = "latest"
    #       ^^^^^^^^ warning: helm-chart-unpinned
  }
}

resource "helm_release" "list" {
  repository = "https://charts.example.com"
  chart      = "web"
  version    = "1.2.3"
  set = [{
    name  = "worker.image.tag"
    value = "main"
    #       ^^^^^^ warning: helm-chart-unpinned
  }]
}

resource "helm_release" "values" {
  chart = "./charts/web"
  values = [yamlencode({
    image = {
      tag = "latest"
      #     ^^^^^^^^ warning: helm-chart-unpinned
    }
  })]
}
