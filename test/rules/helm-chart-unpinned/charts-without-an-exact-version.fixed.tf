resource "helm_release" "missing" {
  name       = "missing"
  repository = "https://charts.example.com"
  chart      = "web"
  version    = var.missing_chart_version
}

variable "missing_chart_version" {
  description = "The version of the chart of helm_release.missing"
  type        = string
}

resource "helm_release" "null" {
  name       = "null"
  repository = var.repository
  chart      = "web"
  version    = var.null_chart_version
}

variable "null_chart_version" {
  description = "The version of the chart of helm_release.null"
  type        = string
}

resource "helm_release" "registry" {
  name    = "registry"
  chart   = "oci://registry.example.com/charts/web"
  version = var.registry_chart_version
}

variable "registry_chart_version" {
  description = "The version of the chart of helm_release.registry"
  type        = string
}

resource "helm_release" "range" {
  repository = "https://charts.example.com"
  chart      = "web"
  version    = var.range_chart_version
}

variable "range_chart_version" {
  description = "The version of the chart of helm_release.range"
  type        = string
}

resource "helm_release" "part" {
  repository = "https://charts.example.com"
  chart      = "web"
  version    = var.part_chart_version # any repair
}

variable "part_chart_version" {
  description = "The version of the chart of helm_release.part"
  type        = string
}

resource "helm_release" "newest" {
  repository = "https://charts.example.com"
  chart      = "web"
  version    = var.newest_chart_version
}

variable "newest_chart_version" {
  description = "The version of the chart of helm_release.newest"
  type        = string
}
