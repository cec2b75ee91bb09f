variable "protect" {
  default = true
}

resource "aws_instance" "web" {
  ami                     = var.ami_id
  disable_api_termination = false
  disable_api_stop        = false
}

resource "aws_launch_template" "web" {
  disable_api_termination = false
}

resource "aws_spot_instance_request" "web" {
  disable_api_termination = var.protect
}

resource "google_compute_instance" "web" {
  deletion_protection = false
}

resource "hcloud_server" "web" {
  delete_protection  = false
  rebuild_protection = false
}

resource "alicloud_instance" "web" {
  deletion_protection = false
}

resource "tencentcloud_instance" "web" {
  disable_api_termination = false
}
