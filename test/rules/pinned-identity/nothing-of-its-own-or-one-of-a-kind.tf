variable "ip" {}

resource "aws_instance" "not_known" {
  private_ip = var.ip
}

resource "aws_instance" "null" {
  private_ip = null
}

resource "aws_instance" "nat" {
  private_ip = "10.0.0.10"
}

resource "aws_eip" "nat" {
  instance = aws_instance.nat.id
}

resource "aws_instance" "dns_resolver" {
  private_ip = "10.0.0.53"
}

resource "aws_instance" "postgres" {
  private_ip = "10.0.0.11"
}

resource "aws_eip_association" "for_a_gateway" {
  network_interface_id = aws_network_interface.main.id
}

resource "aws_eip" "free" {
  domain = "vpc"
}

resource "google_compute_instance" "web" {
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance_group_manager" "web" {
  update_policy {
    replacement_method = "SUBSTITUTE"
  }
}

resource "google_compute_instance_group_manager" "redis" {
  stateful_disk {
    device_name = "data"
  }
}
