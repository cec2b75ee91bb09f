resource "aws_instance" "bastion" {
  ami = var.ami_id
}

resource "google_compute_instance" "main" {
  name = "nat-gateway-1"
}

resource "azurerm_linux_virtual_machine" "jumphost" {
  size = "Standard_B1s"
}

resource "aws_instance" "gitlabRunner" {
  ami = var.ami_id
}

resource "aws_instance" "image" {
  ami = var.ami_id
  tags = {
    Name = "packer builder"
  }
}

resource "aws_instance" "test" {
  ami = var.ami_id
}

resource "aws_instance" "store" {
  ami = var.ami_id
}

resource "aws_volume_attachment" "store" {
  instance_id = aws_instance.store.id
}

resource "google_compute_instance" "mysql" {
  machine_type = "e2-small"
}

resource "aws_instance" "none" {
  count = 0
  ami   = var.ami_id
}

resource "digitalocean_droplet" "web" {
  size = "s-1vcpu-1gb"
}

resource "openstack_compute_instance_v2" "web" {
  flavor_name = "small"
}

resource "aws_autoscaling_group" "web" {
  min_size = 1
}

resource "azurerm_windows_virtual_machine" "domain-controller" {
  name = "${var.prefix}-ad"
}
