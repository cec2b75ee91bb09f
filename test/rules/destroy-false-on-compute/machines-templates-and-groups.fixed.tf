resource "aws_instance" "web" {
  ami = var.ami_id
}

resource "google_compute_instance_template" "web" {
  name_prefix = "web-"

  lifecycle {
    create_before_destroy = true
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "web" {
}
