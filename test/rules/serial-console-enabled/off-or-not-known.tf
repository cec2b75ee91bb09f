resource "google_compute_instance" "off" {
  metadata = {
    serial-port-enable = "0"
  }
}

resource "google_compute_instance" "false" {
  metadata = {
    serial-port-enable = false
  }
}

resource "google_compute_instance" "null" {
  metadata = {
    serial-port-enable = null
  }
}

resource "google_compute_instance" "unknown" {
  metadata = {
    serial-port-enable = var.unknown
  }
}

resource "google_compute_instance" "unknown_map" {
  metadata = var.unknown
}

resource "google_compute_instance" "only_logged" {
  metadata = {
    serial-port-logging-enable = "TRUE"
  }
}

resource "google_compute_instance" "nothing" {
  name = "nothing"
}

resource "google_compute_project_metadata_item" "other" {
  key   = "enable-oslogin"
  value = "TRUE"
}

resource "aws_ec2_serial_console_access" "off" {
  enabled = false
}

resource "aws_ec2_serial_console_access" "unknown" {
  enabled = var.unknown
}

resource "aws_ec2_serial_console_access" "never" {
  count   = 0
  enabled = true
}
