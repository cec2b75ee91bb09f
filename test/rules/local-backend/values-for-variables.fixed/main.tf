variable "zone" {
  type = string
}

resource "google_compute_instance" "web" {
  zone = var.zone
}

terraform {
  backend "gcs" {
    # bucket comes from terraform init -backend-config
    prefix = "work"
  }
}
