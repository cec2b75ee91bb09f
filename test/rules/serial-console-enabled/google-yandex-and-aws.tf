resource "google_compute_instance" "text" {
  name = "text"

  metadata = {
    serial-port-enable = "true"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: serial-console-enabled [fix]
  }
}

resource "google_compute_instance" "number" {
  name     = "number"
  metadata = { "serial-port-enable" = 1, foo = "bar" }
#              ^^^^^^^^^^^^^^^^^^^^^^^^ warning: serial-console-enabled [fix]
}

resource "google_compute_instance_template" "merged" {
  metadata = merge(local.metadata, {
    serial-port-enable = true
#   ^^^^^^^^^^^^^^^^^^^^^^^^^ warning: serial-console-enabled [fix]
  })
}

resource "google_compute_instance_template" "elsewhere" {
  metadata = local.console
# ^^^^^^^^ warning: serial-console-enabled
}

resource "google_compute_instance_from_template" "variable" {
  metadata = {
    serial-port-enable = var.console
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: serial-console-enabled [fix]
  }
}

resource "google_compute_project_metadata" "project" {
  metadata = {
    serial-port-enable = "TRUE"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: serial-console-enabled [fix]
  }
}

resource "google_compute_project_metadata_item" "console" {
  key   = "serial-port-enable"
  value = "Yes"
# ^^^^^^^^^^^^^ warning: serial-console-enabled [fix]
}

resource "yandex_compute_instance" "web" {
  metadata = {
    serial-port-enable = 1
#   ^^^^^^^^^^^^^^^^^^^^^^ warning: serial-console-enabled [fix]
  }
}

resource "yandex_compute_instance_group" "web" {
  instance_template {
    metadata = {
      serial-port-enable = "1"
#     ^^^^^^^^^^^^^^^^^^^^^^^^ warning: serial-console-enabled [fix]
    }
  }
}

resource "aws_ec2_serial_console_access" "written" {
  enabled = true
# ^^^^^^^^^^^^^^ warning: serial-console-enabled [fix]
}

resource "aws_ec2_serial_console_access" "by_default" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: serial-console-enabled [fix]
}

locals {
  metadata = { foo = "bar" }
  console  = { serial-port-enable = "TRUE" }
}

variable "console" {
  default = "TRUE"
}
