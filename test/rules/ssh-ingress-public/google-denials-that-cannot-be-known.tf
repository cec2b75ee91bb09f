resource "google_compute_firewall" "disabled_allows" {
  name          = "disabled-allows"
  network       = "disabled"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "disabled_denies" {
  name          = "disabled-denies"
  network       = "disabled"
  disabled      = var.is_off
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "direction_allows" {
  name          = "direction-allows"
  network       = "direction"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "direction_denies" {
  name          = "direction-denies"
  network       = "direction"
  direction     = var.direction
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "priority_allows" {
  name          = "priority-allows"
  network       = "priority"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "priority_denies" {
  name          = "priority-denies"
  network       = "priority"
  priority      = var.priority
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "count_allows" {
  name          = "count-allows"
  network       = "count"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "count_denies" {
  count = var.is_on ? 1 : 0

  name          = "count-denies"
  network       = "count"
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "sources_allows" {
  name          = "sources-allows"
  network       = "sources"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "sources_denies" {
  name          = "sources-denies"
  network       = "sources"
  priority      = 900
  source_ranges = var.blocked

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "ports_allows" {
  name          = "ports-allows"
  network       = "ports"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "ports_denies" {
  name          = "ports-denies"
  network       = "ports"
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = [var.port]
  }
}

resource "google_compute_firewall" "protocol_allows" {
  name          = "protocol-allows"
  network       = "protocol"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "protocol_denies" {
  name          = "protocol-denies"
  network       = "protocol"
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = var.protocol
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "tags_allows" {
  name          = "tags-allows"
  network       = "tags"
  target_tags   = ["web"]
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "tags_denies" {
  name          = "tags-denies"
  network       = "tags"
  priority      = 900
  target_tags   = [var.tag]
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "generated_allows" {
  name          = "generated-allows"
  network       = "generated"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "generated_denies" {
  name          = "generated-denies"
  network       = "generated"
  priority      = 900
  source_ranges = ["0.0.0.0/0"]

  dynamic "deny" {
    for_each = var.denied
    content {
      protocol = deny.value
    }
  }
}
