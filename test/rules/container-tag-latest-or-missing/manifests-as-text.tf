resource "kubectl_manifest" "web" {
  yaml_body = <<-YAML
  #^^^^^^^^^ error: container-tag-latest-or-missing
    apiVersion: v1
    kind: Pod
    spec:
      initContainers:
        - name: wait
          image: busybox:1.36.1
      containers:
        - name: web
          image: nginx
  YAML
}

resource "kubectl_manifest" "worker" {
  yaml_body = yamlencode({
    kind = "Deployment"
    spec = { template = { spec = { containers = [{ name = "worker", image = "worker:1.4.2" }] } } }
  })
}

resource "kubectl_manifest" "settings" {
  yaml_body = <<-YAML
    apiVersion: v1
    kind: ConfigMap
    data:
      containers: "image: nginx:latest"
  YAML
}

resource "kubectl_manifest" "not_known" {
  yaml_body = var.manifest
}
