resource "azurerm_linux_virtual_machine" "keys" {
  disable_password_authentication = true
}

resource "azurerm_linux_virtual_machine" "default" {
  name = "default"
}

resource "azurerm_linux_virtual_machine" "null" {
  admin_password                  = null
  disable_password_authentication = null
}

resource "azurerm_linux_virtual_machine" "unknown" {
  admin_password                  = var.unknown
  disable_password_authentication = var.unknown
}

resource "azurerm_windows_virtual_machine" "windows" {
  admin_password = "secret"
}

resource "azurerm_virtual_machine" "windows" {
  os_profile {
    admin_password = "secret"
  }

  os_profile_windows_config {}
}

resource "azurerm_virtual_machine" "keys" {
  os_profile {
    admin_password = "secret"
  }

  os_profile_linux_config {
    disable_password_authentication = true
  }
}

resource "openstack_compute_instance_v2" "unknown" {
  admin_pass = var.unknown
}

resource "linode_instance" "empty" {
  root_pass = ""
}

resource "upcloud_server" "keys" {
  login {
    user = "admin"
    keys = [file("admin.pub")]
  }
}

resource "aws_instance" "forbids" {
  user_data = <<-EOT
    #!/bin/sh
    # PasswordAuthentication yes
    sed -i 's/PasswordAuthentication yes/PasswordAuthentication no/' /etc/ssh/sshd_config
    sed -i 's/#PasswordAuthentication yes/UsePAM no/' /etc/ssh/sshd_config
  EOT
}

resource "aws_instance" "cloud_config" {
  user_data = <<-EOT
    #cloud-config
    ssh_pwauth: false
    chpasswd:
      expire: false
    runcmd:
      - [list, users]
  EOT
}

resource "aws_instance" "unknown" {
  user_data = var.unknown
}

resource "aws_instance" "file" {
  user_data = file("boot.sh")
}

resource "aws_instance" "never" {
  count     = 0
  user_data = "ssh_pwauth: true"
}
