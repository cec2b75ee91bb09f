resource "kubernetes_daemonset" "by_host_pid" {
  spec {
    template {
      spec {
        host_pid = true

        container {
          name    = "tune"
          command = ["nsenter", "--target", "1", "--mount", "--", "sysctl", "-w", var.setting]
          #^^^^^^^ warning: privileged-host-mutation
        }
      }
    }
  }
}

resource "kubernetes_pod" "privileged" {
  spec {
    init_container {
      name    = "patch"
      command = ["sh", "-c"]
      args    = ["chroot /host apt-get install -y nfs-common"]
      #^^^^ warning: privileged-host-mutation

      security_context {
        privileged = true
      }
    }
  }
}
