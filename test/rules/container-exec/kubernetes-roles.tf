resource "kubernetes_role" "debug" {
  metadata { name = "debug" }

  rule {
    api_groups = [""]
    resources  = ["pods", "pods/log", "pods/exec"]
#                                     ^^^^^^^^^^^ warning: container-exec [fix]
    verbs      = ["get", "list", "create"]
  }
}

resource "kubernetes_cluster_role_v1" "two" {
  metadata { name = "two" }

  rule {
    api_groups = ["", "apps"]
    resources  = ["pods/attach", "pods/exec"]
#                 ^^^^^^^^^^^^^ warning: container-exec [fix]
    verbs      = ["*"]
  }

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
#                 ^^^^^^^^ warning: container-exec
    verbs      = ["create"]
  }
}

resource "kubernetes_cluster_role" "variable" {
  metadata { name = "variable" }

  rule {
    api_groups = [""]
    resources  = var.resources
#                ^^^^^^^^^^^^^ warning: container-exec
    verbs      = ["create"]
  }
}

resource "kubernetes_manifest" "role" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: container-exec
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
