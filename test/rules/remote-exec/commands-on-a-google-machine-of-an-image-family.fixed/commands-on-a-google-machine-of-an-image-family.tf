resource "google_compute_instance" "app" {
  name         = "app"
  machine_type = "e2-small"
  zone         = var.zone

  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
}

variable "zone" {}

variable "user" {
  type = string
}
