resource "yandex_compute_instance" "web" {
  metadata = {
# ^^^^^^^^ warning: key-pair-on-compute
    user-data = <<-EOT
      #cloud-config
      users:
        - name: admin
          ssh-authorized-keys:
            - ${file("admin.pub")}
    EOT
  }
}

resource "yandex_compute_instance" "plain" {
  metadata = {
    ssh-keys = "admin:${file("admin.pub")}"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute
  }
}

resource "libvirt_cloudinit_disk" "web" {
  name      = "web"
  user_data = "#cloud-config\nssh_authorized_keys:\n  - ssh-ed25519 AAAA\n"
# ^^^^^^^^^ warning: key-pair-on-compute
}

resource "libvirt_cloudinit_disk" "read" {
  name      = "read"
  user_data = file("cloud-config.yaml")
}
