variable "driver" {
  default = "json-file"
}

resource "azurerm_container_group" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: log-shipping-missing
  name = "web"
}

resource "azurerm_container_group" "empty" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: log-shipping-missing
  diagnostics {}
}

resource "docker_container" "web" {
  log_driver = "local"
  #^^^^^^^^^^^^^^^^^^^^ information: log-shipping-missing
}

resource "docker_container" "through_a_variable" {
  log_driver = var.driver
  #^^^^^^^^^^^^^^^^^^^^^^^ information: log-shipping-missing
}

resource "docker_container" "lost" {
  log_driver = "none"
  #^^^^^^^^^^^^^^^^^^^ warning: log-shipping-missing
}
