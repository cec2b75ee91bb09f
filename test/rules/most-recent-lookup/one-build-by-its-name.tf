data "aws_ami" "exact" {
  most_recent = true
  owners      = ["099720109477"]

  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20250610"]
  }
}

resource "aws_instance" "exact" {
  ami = data.aws_ami.exact.id
}

data "aws_ami" "not_known" {
  most_recent = true
  owners      = ["self"]

  filter {
    name   = "name"
    values = [var.image_name]
  }
}

resource "aws_instance" "not_known" {
  ami = data.aws_ami.not_known.id
}

data "openstack_images_image_v2" "dated" {
  name        = "web-2025-06-10"
  most_recent = true
}

resource "openstack_compute_instance_v2" "dated" {
  image_id = data.openstack_images_image_v2.dated.id
}

data "google_compute_image" "exact" {
  name    = "debian-12-bookworm-v20250610"
  project = "debian-cloud"
}

resource "google_compute_instance" "exact" {
  boot_disk {
    initialize_params {
      image = data.google_compute_image.exact.self_link
    }
  }
}

data "azurerm_shared_image_version" "exact" {
  name       = "1.4.2"
  image_name = "web"
}

resource "azurerm_linux_virtual_machine" "exact" {
  source_image_id = data.azurerm_shared_image_version.exact.id
}
