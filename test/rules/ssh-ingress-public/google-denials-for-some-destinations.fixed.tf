resource "google_compute_firewall" "ssh_to_some" {
  name               = "ssh-to-some"
  network            = "web"
  source_ranges      = ["0.0.0.0/0"]
  destination_ranges = ["10.1.1.0/24"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "ssh_to_unknown" {
  name               = "ssh-to-unknown"
  network            = "web"
  source_ranges      = ["0.0.0.0/0"]
  destination_ranges = [var.subnet]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "denied_to_some" {
  name               = "denied-to-some"
  network            = "web"
  priority           = 500
  source_ranges      = ["0.0.0.0/0"]
  destination_ranges = ["10.1.0.0/16"]

  deny {
    protocol = "all"
  }
}

resource "google_compute_firewall" "elsewhere" {
  name          = "elsewhere"
  network       = "other"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "denied_elsewhere" {
  name               = "denied-elsewhere"
  network            = "other"
  priority           = 500
  source_ranges      = ["0.0.0.0/0"]
  destination_ranges = var.ranges

  deny {
    protocol = "all"
  }
}
