resource "google_compute_firewall" "none" {
  count = 0

  name          = "none"
  network       = "main"
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "none_of_a_map" {
  for_each = {}

  name          = "none-of-a-map"
  network       = "main"
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "none_of_a_set" {
  for_each = toset([])

  name          = "none-of-a-set"
  network       = "main"
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "disabled" {
  name          = "disabled"
  network       = "main"
  disabled      = true
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "outward" {
  name          = "outward"
  network       = "main"
  direction     = "EGRESS"
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "nothing_generated" {
  name          = "nothing-generated"
  network       = "main"
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  dynamic "deny" {
    for_each = []
    content {
      protocol = "tcp"
    }
  }
}

resource "google_compute_firewall" "for_certain_machines" {
  name          = "for-certain-machines"
  network       = "main"
  priority      = 900
  target_tags   = [var.tag]
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "in_another_network" {
  name          = "in-another-network"
  network       = google_compute_network.other.name
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_network" "other" {
  name = "other"
}

resource "google_compute_firewall" "udp" {
  name          = "udp"
  network       = "main"
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "udp"
    ports    = ["22"]
  }
}
