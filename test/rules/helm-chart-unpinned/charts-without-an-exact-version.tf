resource "helm_release" "missing" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: helm-chart-unpinned [fix]
  name       = "missing"
  repository = "https://charts.example.com"
  chart      = "web"
}

resource "helm_release" "null" {
  name       = "null"
  repository = var.repository
  chart      = "web"
  version    = null
  #^^^^^^^^^^^^^^^^^ warning: helm-chart-unpinned [fix]
}

resource "helm_release" "registry" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: helm-chart-unpinned [fix]
  name  = "registry"
  chart = "oci://registry.example.com/charts/web"
}

resource "helm_release" "range" {
  repository = "https://charts.example.com"
  chart      = "web"
  version    = "~> 1.2"
  #^^^^^^^^^^^^^^^^^^^^^ warning: helm-chart-unpinned [fix]
}

resource "helm_release" "part" {
  repository = "https://charts.example.com"
  chart      = "web"
  version    = "1.2" # any repair
  #^^^^^^^^^^^^^^^^^^ warning: helm-chart-unpinned [fix]
}

resource "helm_release" "newest" {
  repository = "https://charts.example.com"
  chart      = "web"
  version    = ">0.0.0-0"
  #^^^^^^^^^^^^^^^^^^^^^^^ warning: helm-chart-unpinned [fix]
}
