resource "google_compute_instance" "text" {
  name = "text"

  metadata = {
    serial-port-enable = "FALSE"
  }
}

resource "google_compute_instance" "number" {
  name     = "number"
  metadata = { "serial-port-enable" = "FALSE", foo = "bar" }
}

resource "google_compute_instance_template" "merged" {
  metadata = merge(local.metadata, {
    serial-port-enable = "FALSE"
  })
}

resource "google_compute_instance_template" "elsewhere" {
  metadata = local.console
}

resource "google_compute_instance_from_template" "variable" {
  metadata = {
    serial-port-enable = "FALSE"
  }
}

resource "google_compute_project_metadata" "project" {
  metadata = {
    serial-port-enable = "FALSE"
  }
}

resource "google_compute_project_metadata_item" "console" {
  key   = "serial-port-enable"
  value = "FALSE"
}

resource "yandex_compute_instance" "web" {
  metadata = {
    serial-port-enable = "FALSE"
  }
}

resource "yandex_compute_instance_group" "web" {
  instance_template {
    metadata = {
      serial-port-enable = "FALSE"
    }
  }
}

resource "aws_ec2_serial_console_access" "written" {
  enabled = false
}

resource "aws_ec2_serial_console_access" "by_default" {
  enabled = false
}

locals {
  metadata = { foo = "bar" }
  console  = { serial-port-enable = "TRUE" }
}

variable "console" {
  default = "TRUE"
}
