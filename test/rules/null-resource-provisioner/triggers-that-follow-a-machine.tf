resource "aws_instance" "web" {
  count         = 2
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}

resource "null_resource" "setup" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: null-resource-provisioner [fix]
  triggers = {
    machines = join(",", aws_instance.web.*.id)
  }

  provisioner "local-exec" {
    command = "ansible-playbook -i hosts site.yml"
  }
}

locals {
  address = azurerm_linux_virtual_machine.app.private_ip_address
}

resource "azurerm_linux_virtual_machine" "app" {
  name     = "app"
  location = "westeurope"
  size     = "Standard_B2s"
}

# Runs again for each machine
resource "terraform_data" "setup_app" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: null-resource-provisioner [fix]
  triggers_replace = [local.address]

  connection {
    host = local.address
    user = "adminuser"
  }

  provisioner "remote-exec" {
    inline = ["sudo apt-get install -y nginx"]
  }
}

resource "google_compute_instance" "worker" {
  name         = "worker"
  machine_type = "e2-small"
  zone         = "europe-west3-a"
}

resource "null_resource" "old" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: null-resource-provisioner [fix]
  triggers {
    machine = "${google_compute_instance.worker.id}"
  }

  provisioner "local-exec" {
    command = "./setup.sh"
  }
}
