resource "kubernetes_deployment" "web" {
  spec {
    template {
      spec {
        init_container {
          image = "busybox:${var.busybox_tag}"
        }

        container {
          image = "ghcr.io/acme/web:${var.web_tag}"
        }

        container {
          image = "registry.example.com:5000/acme/side-car:${var.side_car_tag}" # no tag, the port is none
        }
      }
    }
  }
}

variable "side_car_tag" {
  description = "The tag of registry.example.com:5000/acme/side-car to run"
  type        = string
}

variable "web_tag" {
  description = "The tag of ghcr.io/acme/web to run"
  type        = string
}

variable "busybox_tag" {
  description = "The tag of busybox to run"
  type        = string
}

resource "kubernetes_cron_job_v1" "report" {
  spec {
    job_template {
      spec {
        template {
          spec {
            container {
              image = "${var.registry}/report:${var.report_tag}"
            }
          }
        }
      }
    }
  }
}

variable "report_tag" {
  description = "The tag of report to run"
  type        = string
}

resource "kubernetes_pod_v1" "one" {
  spec {
    container {
      image = aws_ecr_repository.app.repository_url
    }

    container {
      image = "nginx:${var.nginx_tag}"
    }
  }
}

variable "nginx_tag" {
  description = "The tag of nginx to run"
  type        = string
}

resource "kubernetes_manifest" "daemon" {
  manifest = {
    kind = "DaemonSet"
    spec = {
      template = {
        spec = {
          containers = [{
            name  = "agent"
            image = "acme/agent:${var.agent_tag}"
          }]
        }
      }
    }
  }
}

variable "agent_tag" {
  description = "The tag of acme/agent to run"
  type        = string
}
