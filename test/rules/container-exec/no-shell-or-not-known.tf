resource "aws_ecs_service" "off" {
  enable_execute_command = false
}

resource "aws_ecs_service" "null" {
  enable_execute_command = null
}

resource "aws_ecs_service" "nothing" {
  name = "nothing"
}

resource "aws_ecs_service" "unknown" {
  enable_execute_command = var.unknown
}

resource "aws_ecs_service" "by_environment" {
  enable_execute_command = var.unknown == "test"
}

resource "kubernetes_role" "reading" {
  rule {
    api_groups = [""]
    resources  = ["pods/exec"]
    verbs      = ["get", "list"]
  }

  rule {
    api_groups = [""]
    resources  = ["pods", "pods/log", "pods/portforward"]
    verbs      = ["create"]
  }

  rule {
    api_groups = ["example.com"]
    resources  = ["pods/exec"]
    verbs      = ["create"]
  }

  rule {
    api_groups = ["*"]
    resources  = ["*"]
    verbs      = ["*"]
  }

  rule {
    api_groups = [""]
    resources  = ["pods/exec"]
    verbs      = var.unknown
  }

  rule {
    api_groups = var.unknown
    resources  = ["pods/exec"]
    verbs      = ["create"]
  }

  rule {
    api_groups = [""]
    resources  = var.unknown
    verbs      = ["create"]
  }
}

resource "kubernetes_manifest" "config" {
  manifest = {
    kind  = "ConfigMap"
    rules = [{ apiGroups = [""], resources = ["pods/exec"], verbs = ["create"] }]
  }
}

resource "kubernetes_manifest" "unknown" {
  manifest = yamldecode(file("role.yaml"))
}
