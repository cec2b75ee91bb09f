resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  connection {
    host = self.public_ip
    user = "ubuntu"
  }

  provisioner "remote-exec" {
    inline = ["sudo apt-get install -y nginx"]
  }
}

resource "azurerm_linux_virtual_machine" "app" {
  name = "app"

  provisioner "file" {
    source      = "app.conf"
    destination = "/etc/app.conf"

    connection {
      host     = self.public_ip_address
      password = "hunter22"
    }
  }
}

variable "password" {
  default = "hunter22"
}

locals {
  key = sensitive(file("${path.module}/key.pem"))
}

resource "google_compute_instance" "app" {
  name = "app"

  connection {
    host                = self.network_interface[0].network_ip
    password            = var.password
    private_key         = "${local.key}"
    bastion_private_key = trimspace(file("bastion.pem"))
    agent               = false
  }

  provisioner "remote-exec" {
    inline = ["true"]
  }
}

resource "hcloud_server" "web" {
  name = "web"

  provisioner "remote-exec" {
    inline = ["true"]

    connection {
      host = self.ipv4_address
    }
  }
}
