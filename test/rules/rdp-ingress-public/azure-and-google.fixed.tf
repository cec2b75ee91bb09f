resource "google_compute_firewall" "rdp" {
  name          = "rdp"
  network       = "web"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["443", var.port]
  }
}
