resource "aws_instance" "cloud_config" {
  user_data = <<-EOT
    #cloud-config
    ssh_pwauth: true
#   ^^^^^^^^^^^^^^^^ warning: password-auth-enabled
  EOT
}

resource "aws_launch_template" "shell" {
  user_data = base64encode(<<-EOT
    #!/bin/sh
    echo "admin:${var.password}" | chpasswd
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: password-auth-enabled
  EOT
  )
}

resource "azurerm_linux_virtual_machine" "sed" {
  custom_data = base64encode(local.script)
}

resource "google_compute_instance" "metadata" {
  metadata = {
    startup-script = "echo 'PasswordAuthentication yes' >> /etc/ssh/sshd_config"
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: password-auth-enabled
  }
}

resource "yandex_compute_instance" "list" {
  metadata = {
    user-data = <<-EOT
      #cloud-config
      chpasswd:
#     ^^^^^^^^^ warning: password-auth-enabled
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
#                                  ^^^^^^^^^^^^^^^ warning: password-auth-enabled
  }
}

resource "aws_instance" "parts" {
  user_data = data.cloudinit_config.web.rendered
}

resource "libvirt_cloudinit_disk" "web" {
  user_data = <<-EOT
    #cloud-config
    ssh_pwauth: "1"
#   ^^^^^^^^^^^^^^^ warning: password-auth-enabled
  EOT
}

locals {
  script = <<-EOT
    sed -i 's/^PasswordAuthentication no/PasswordAuthentication yes/' /etc/ssh/sshd_config
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: password-auth-enabled
  EOT
}
