resource "aws_instance" "web" {
  ami                         = "ami-0abc"
  associate_public_ip_address = false
}

resource "aws_launch_template" "web" {
  network_interfaces {
    associate_public_ip_address = false
  }
}

resource "aws_launch_configuration" "web" {
  associate_public_ip_address = false
}

resource "google_compute_instance" "web" {
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance_template" "web" {
  network_interface {
    network = "default"
  }
}

resource "azurerm_network_interface" "web" {
  ip_configuration {
    name                          = "web"
    private_ip_address_allocation = "Dynamic"
  }
}

resource "yandex_compute_instance" "web" {
  network_interface {
    nat = false
  }
}

resource "tencentcloud_instance" "web" {
  allocate_public_ip = false
}

variable "public" {
  default = true
}
