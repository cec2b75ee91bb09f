resource "aws_instance" "cloud_config" {
  user_data = <<-EOT
# ^^^^^^^^^ warning: password-auth-enabled
    #cloud-config
    ssh_pwauth: true
  EOT
}

resource "aws_launch_template" "shell" {
  user_data = base64encode(<<-EOT
# ^^^^^^^^^ warning: password-auth-enabled
    #!/bin/sh
    echo "admin:${var.password}" | chpasswd
  EOT
  )
}

resource "azurerm_linux_virtual_machine" "sed" {
  custom_data = base64encode(local.script)
# ^^^^^^^^^^^ warning: password-auth-enabled
}

resource "google_compute_instance" "metadata" {
  metadata = {
# ^^^^^^^^ warning: password-auth-enabled
    startup-script = "echo 'PasswordAuthentication yes' >> /etc/ssh/sshd_config"
  }
}

resource "yandex_compute_instance" "list" {
  metadata = {
# ^^^^^^^^ warning: password-auth-enabled
    user-data = <<-EOT
      #cloud-config
      chpasswd:
        expire: false
        list: |
          admin:secret
    EOT
  }
}

data "cloudinit_config" "web" {
  part {
    content_type = "text/cloud-config"
    content      = "#cloud-config\nssh_pwauth: yes\n"
#   ^^^^^^^ warning: password-auth-enabled
  }
}

resource "libvirt_cloudinit_disk" "web" {
  user_data = <<-EOT
# ^^^^^^^^^ warning: password-auth-enabled
    #cloud-config
    ssh_pwauth: "1"
  EOT
}

locals {
  script = <<-EOT
    sed -i 's/^PasswordAuthentication no/PasswordAuthentication yes/' /etc/ssh/sshd_config
  EOT
}
