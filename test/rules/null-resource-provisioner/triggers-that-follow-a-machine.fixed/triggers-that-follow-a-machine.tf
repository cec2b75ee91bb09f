resource "aws_instance" "web" {
  count         = 2
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
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

resource "google_compute_instance" "worker" {
  name         = "worker"
  machine_type = "e2-small"
  zone         = "europe-west3-a"
}
