resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  connection {
    host        = self.public_ip
    user        = "ubuntu"
    private_key = file("~/.ssh/id_ed25519")
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: connection-block [fix]
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
      #^^^^^^^^^^^^^^^^^^^^^ error: connection-block
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
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: connection-block
    private_key         = "${local.key}"
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: connection-block
    bastion_private_key = trimspace(file("bastion.pem"))
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: connection-block
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
      host        = self.ipv4_address
      private_key = <<-EOT
      #^^^^^^^^^^^^^^^^^^^^ error: connection-block [fix]
        -----BEGIN OPENSSH PRIVATE KEY-----
        b3BlbnNzaC1rZXktdjEAAAAA
        -----END OPENSSH PRIVATE KEY-----
      EOT
    }
  }
}
