variable "protect" {
  default = true
}

resource "aws_instance" "web" {
  ami                     = var.ami_id
  disable_api_termination = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: termination-protection [fix]
  disable_api_stop        = "true"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: termination-protection [fix]
}

resource "aws_launch_template" "web" {
  disable_api_termination = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: termination-protection [fix]
}

resource "aws_spot_instance_request" "web" {
  disable_api_termination = var.protect
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: termination-protection
}

resource "google_compute_instance" "web" {
  deletion_protection = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: termination-protection [fix]
}

resource "hcloud_server" "web" {
  delete_protection  = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^ warning: termination-protection [fix]
  rebuild_protection = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^ warning: termination-protection [fix]
}

resource "alicloud_instance" "web" {
  deletion_protection = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: termination-protection [fix]
}

resource "tencentcloud_instance" "web" {
  disable_api_termination = true
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: termination-protection [fix]
}
