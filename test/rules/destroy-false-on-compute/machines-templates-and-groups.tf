resource "aws_instance" "web" {
  ami = var.ami_id

  lifecycle {
    destroy = false
    #^^^^^^^^^^^^^^^ warning: destroy-false-on-compute [fix]
  }
}

resource "google_compute_instance_template" "web" {
  name_prefix = "web-"

  lifecycle {
    create_before_destroy = true
    destroy               = false
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: destroy-false-on-compute [fix]
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "web" {
  lifecycle { destroy = "false" }
              #^^^^^^^^^^^^^^^^^ warning: destroy-false-on-compute [fix]
}
