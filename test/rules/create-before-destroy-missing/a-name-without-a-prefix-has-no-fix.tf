resource "aws_placement_group" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: create-before-destroy-missing
  name     = "web"
  strategy = "spread"
}

resource "google_compute_managed_ssl_certificate" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing
  name = "web"
}

resource "azurerm_public_ip" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: create-before-destroy-missing
  name = "web"
}

resource "azurerm_linux_virtual_machine_scale_set" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: create-before-destroy-missing
  name = "web"
}

resource "azurerm_virtual_machine_scale_set" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: create-before-destroy-missing
  name = var.name
}
