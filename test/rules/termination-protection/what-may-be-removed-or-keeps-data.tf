variable "protect" {}

variable "protect_nothing" {
  default = null
}

resource "aws_instance" "off" {
  disable_api_termination = false
}

resource "aws_instance" "null" {
  disable_api_termination = var.protect_nothing
}

resource "aws_instance" "not_known" {
  disable_api_termination = var.protect
}

resource "aws_instance" "taken_off" {
  disable_api_termination = true
  force_destroy           = true
}

resource "aws_instance" "store" {
  disable_api_termination = true
}

resource "aws_volume_attachment" "store" {
  instance_id = aws_instance.store.id
  volume_id   = aws_ebs_volume.store.id
}

resource "google_compute_instance" "postgres" {
  deletion_protection = true
}

resource "aws_db_instance" "main" {
  deletion_protection = true
}

resource "aws_lb" "main" {
  enable_deletion_protection = true
}
