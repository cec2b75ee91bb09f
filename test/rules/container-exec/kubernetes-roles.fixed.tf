resource "kubernetes_role" "debug" {
  metadata { name = "debug" }

  rule {
    api_groups = [""]
    resources  = ["pods", "pods/log"]
    verbs      = ["get", "list", "create"]
  }
}

resource "kubernetes_cluster_role_v1" "two" {
  metadata { name = "two" }

  rule {
    api_groups = [""]
    resources  = ["pods"]
    verbs      = ["get"]
  }
}

resource "kubernetes_role_v1" "only_rule" {
  metadata { name = "only-rule" }

  rule {
    api_groups = ["*"]
    resources  = ["pods/*"]
    verbs      = ["create"]
  }
}

resource "kubernetes_cluster_role" "variable" {
  metadata { name = "variable" }

  rule {
    api_groups = [""]
    resources  = var.resources
    verbs      = ["create"]
  }
}

resource "kubernetes_manifest" "role" {
  manifest = {
    apiVersion = "rbac.authorization.k8s.io/v1"
    kind       = "Role"
    metadata   = { name = "debug", namespace = "web" }
    rules = [
      {
        apiGroups = [""]
        resources = ["pods/exec"]
        verbs     = ["create"]
      },
    ]
  }
}

variable "resources" {
  default = ["pods/exec", "pods"]
}
