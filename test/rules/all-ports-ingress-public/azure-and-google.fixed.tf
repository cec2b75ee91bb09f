resource "google_compute_firewall" "tcp" {
  name          = "tcp"
  network       = "web"
  source_ranges = ["10.0.0.0/8"]

  allow {
    protocol = "tcp"
  }

  allow {
    protocol = "udp"
    ports    = ["0-65535"]
  }
}
