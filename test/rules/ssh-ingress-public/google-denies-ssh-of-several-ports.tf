resource "google_compute_firewall" "several" {
  name          = "several"
  network       = "main"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22", "80"]
  }
}

resource "google_compute_firewall" "ssh" {
  name          = "ssh"
  network       = "main"
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "everything" {
  name          = "everything"
  network       = "second"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "all"
  }
}

resource "google_compute_firewall" "ssh_of_second" {
  name          = "ssh-of-second"
  network       = "second"
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = ["20-30"]
  }
}

resource "google_compute_firewall" "both_families" {
  name          = "both-families"
  network       = "third"
  source_ranges = ["0.0.0.0/0", "::/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "old_addresses" {
  name          = "old-addresses"
  network       = "third"
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "new_addresses" {
  name          = "new-addresses"
  network       = "third"
  priority      = 900
  source_ranges = ["::/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "one_of_several_tags" {
  name          = "one-of-several-tags"
  network       = "fourth"
  target_tags   = ["web"]
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "more_tags" {
  name          = "more-tags"
  network       = "fourth"
  priority      = 900
  target_tags   = ["db", "web"]
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_network" "fifth" {
  name = "fifth"
}

resource "google_compute_firewall" "by_name" {
  name          = "by-name"
  network       = google_compute_network.fifth.name
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "by_id" {
  name          = "by-id"
  network       = google_compute_network.fifth.id
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "by_text" {
  name          = "by-text"
  network       = "sixth"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "by_link" {
  name          = "by-link"
  network       = "projects/one/global/networks/sixth"
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = []
  }
}
