variable "zone" {
  type = string
}

resource "google_compute_instance" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: local-backend [fix]
  zone = var.zone
}
