resource "azurerm_linux_virtual_machine_scale_set" "web" {
  name = "web-${random_id.release.hex}"

  lifecycle {
    create_before_destroy = true
  }
}

locals {
  release = "web-${random_id.release.hex}"
}

resource "aws_lb_target_group" "web" {
  name = local.release
  port = 80

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "web" {
  name_prefix = "web-"

  lifecycle {
    create_before_destroy = true
  }
}
