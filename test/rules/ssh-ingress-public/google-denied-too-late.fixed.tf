resource "google_compute_firewall" "later" {
  name          = "later"
  network       = "main"
  source_ranges = ["0.0.0.0/0"]
  deny {
    protocol = "all"
  }
}

resource "google_compute_firewall" "for_other_machines" {
  name          = "for-other-machines"
  network       = "main"
  priority      = 100
  source_ranges = ["0.0.0.0/0"]
  target_tags   = ["db"]
  deny {
    protocol = "all"
  }
}

resource "google_compute_firewall" "in_another_network" {
  name          = "in-another-network"
  network       = "other"
  priority      = 100
  source_ranges = ["0.0.0.0/0"]
  deny {
    protocol = "all"
  }
}

resource "google_compute_firewall" "for_another_port" {
  name          = "for-another-port"
  network       = "main"
  priority      = 100
  source_ranges = ["0.0.0.0/0"]
  deny {
    protocol = "tcp"
    ports    = ["23"]
  }
}
