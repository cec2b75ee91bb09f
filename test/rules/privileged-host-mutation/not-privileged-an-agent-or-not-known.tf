resource "kubernetes_daemon_set_v1" "not_privileged" {
  spec {
    template {
      spec {
        container {
          name    = "tune"
          command = ["nsenter", "--target", "1"]
        }
      }
    }
  }
}

resource "kubernetes_daemon_set_v1" "perhaps" {
  spec {
    template {
      spec {
        host_pid = var.host_pid

        container {
          name    = "tune"
          command = ["nsenter", "--target", "1"]
        }
      }
    }
  }
}

resource "kubernetes_daemon_set_v1" "agent" {
  spec {
    template {
      spec {
        host_pid = true

        container {
          name    = "cilium-agent"
          command = ["nsenter", "--cgroup=/hostproc/1/ns/cgroup"]
        }

        container {
          name    = "top"
          command = ["top"]
        }

        container {
          name    = "unknown"
          command = var.command
        }
      }
    }
  }
}

resource "docker_container" "web" {
  name       = "web"
  image      = "web:1"
  privileged = true
}
