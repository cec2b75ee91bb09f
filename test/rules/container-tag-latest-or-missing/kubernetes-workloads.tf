resource "kubernetes_deployment" "web" {
  spec {
    template {
      spec {
        init_container {
          image = "busybox"
          #       ^^^^^^^^^ error: container-tag-latest-or-missing [fix]
        }

        container {
          image = "ghcr.io/acme/web:latest"
          #       ^^^^^^^^^^^^^^^^^^^^^^^^^ error: container-tag-latest-or-missing [fix]
        }

        container {
          image = "registry.example.com:5000/acme/side-car" # no tag, the port is none
          #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: container-tag-latest-or-missing [fix]
        }
      }
    }
  }
}

resource "kubernetes_cron_job_v1" "report" {
  spec {
    job_template {
      spec {
        template {
          spec {
            container {
              image = "${var.registry}/report:stable"
              #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: container-tag-latest-or-missing [fix]
            }
          }
        }
      }
    }
  }
}

resource "kubernetes_pod_v1" "one" {
  spec {
    container {
      image = aws_ecr_repository.app.repository_url
      #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: container-tag-latest-or-missing
    }

    container {
      image = "nginx:main"
      #       ^^^^^^^^^^^^ warning: container-tag-latest-or-missing [fix]
    }
  }
}

resource "kubernetes_manifest" "daemon" {
  manifest = {
    kind = "DaemonSet"
    spec = {
      template = {
        spec = {
          containers = [{
            name  = "agent"
            image = "acme/agent:nightly"
            #       ^^^^^^^^^^^^^^^^^^^^ warning: container-tag-latest-or-missing [fix]
          }]
        }
      }
    }
  }
}
