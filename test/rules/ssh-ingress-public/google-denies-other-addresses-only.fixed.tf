resource "google_compute_firewall" "both_families" {
  name          = "both-families"
  network       = "main"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "denies_old_addresses" {
  name          = "denies-old-addresses"
  network       = "main"
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "other_side" {
  name          = "other-side"
  network       = "second"
  source_ranges = ["::/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "denies_new_addresses" {
  name          = "denies-new-addresses"
  network       = "second"
  priority      = 900
  source_ranges = ["::/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}
