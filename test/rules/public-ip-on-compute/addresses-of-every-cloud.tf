resource "aws_instance" "web" {
  ami                         = "ami-0abc"
  associate_public_ip_address = true
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: public-ip-on-compute [fix]
}

resource "aws_launch_template" "web" {
  network_interfaces {
    associate_public_ip_address = "true"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: public-ip-on-compute [fix]
  }
}

resource "aws_launch_configuration" "web" {
  associate_public_ip_address = var.public
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: public-ip-on-compute [fix]
}

resource "google_compute_instance" "web" {
  network_interface {
    network = "default"

    access_config {}
#   ^^^^^^^^^^^^^ information: public-ip-on-compute [fix]
  }
}

resource "google_compute_instance_template" "web" {
  network_interface {
    network = "default"

    access_config {
#   ^^^^^^^^^^^^^ information: public-ip-on-compute [fix]
      network_tier = "PREMIUM"
    }
  }
}

resource "azurerm_network_interface" "web" {
  ip_configuration {
    name                          = "web"
    private_ip_address_allocation = "Dynamic"
    public_ip_address_id          = azurerm_public_ip.web.id
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: public-ip-on-compute [fix]
  }
}

resource "yandex_compute_instance" "web" {
  network_interface {
    nat = true
#   ^^^^^^^^^^ information: public-ip-on-compute [fix]
  }
}

resource "tencentcloud_instance" "web" {
  allocate_public_ip = true
# ^^^^^^^^^^^^^^^^^^^^^^^^^ information: public-ip-on-compute [fix]
}

variable "public" {
  default = true
}
