resource "aws_instance" "private" {
  associate_public_ip_address = false
}

resource "aws_instance" "null" {
  associate_public_ip_address = null
}

resource "aws_instance" "unknown" {
  associate_public_ip_address = var.unknown
}

resource "aws_instance" "nat" {
  associate_public_ip_address = true
}

resource "aws_instance" "by_tag" {
  associate_public_ip_address = true
  tags                        = { Name = "vpn-1" }
}

resource "aws_instance" "bastion" {
  associate_public_ip_address = true
}

resource "google_compute_instance" "private" {
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "version_six_only" {
  network_interface {
    network = "default"

    ipv6_access_config {
      network_tier = "PREMIUM"
    }
  }
}

resource "google_compute_instance" "dynamic" {
  network_interface {
    network = "default"

    dynamic "access_config" {
      for_each = var.unknown
      content {}
    }
  }
}

resource "azurerm_network_interface" "null" {
  ip_configuration {
    name                 = "web"
    public_ip_address_id = null
  }
}

resource "azurerm_network_interface" "perhaps" {
  ip_configuration {
    name                 = "web"
    public_ip_address_id = var.unknown
  }
}

resource "aws_instance" "never" {
  count                       = 0
  associate_public_ip_address = true
}
