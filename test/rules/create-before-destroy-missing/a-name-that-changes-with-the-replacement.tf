resource "azurerm_linux_virtual_machine_scale_set" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: create-before-destroy-missing [fix]
  name = "web-${random_id.release.hex}"
}

locals {
  release = "web-${random_id.release.hex}"
}

resource "aws_lb_target_group" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: create-before-destroy-missing [fix]
  name = local.release
  port = 80
}

resource "aws_security_group" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: create-before-destroy-missing [fix]
  name_prefix = "web-"
}
