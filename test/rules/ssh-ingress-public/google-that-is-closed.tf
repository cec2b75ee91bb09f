resource "google_compute_firewall" "off" {
  name          = "off"
  network       = "one"
  disabled      = true
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "out" {
  name      = "out"
  network   = "one"
  direction = "EGRESS"
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "tagged" {
  name        = "tagged"
  network     = "one"
  source_tags = ["admin"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "proxied" {
  name          = "proxied"
  network       = "one"
  source_ranges = ["35.235.240.0/20"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "overruled" {
  name          = "overruled"
  network       = google_compute_network.main.name
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "denies" {
  name          = "denies"
  network       = google_compute_network.main.name
  priority      = 1000
  source_ranges = ["0.0.0.0/0"]
  deny {
    protocol = "tcp"
    ports    = ["20-30"]
  }
}

resource "google_compute_network_firewall_policy_rule" "inside" {
  firewall_policy = google_compute_network_firewall_policy.main.name
  priority        = 1000
  action          = "allow"
  direction       = "INGRESS"
  match {
    src_ip_ranges     = ["0.0.0.0/0"]
    src_network_scope = "VPC_NETWORKS"
    layer4_configs {
      ip_protocol = "tcp"
      ports       = ["22"]
    }
  }
}

resource "google_compute_network_firewall_policy_rule" "goes_on" {
  firewall_policy = google_compute_network_firewall_policy.main.name
  priority        = 1001
  action          = "goto_next"
  direction       = "INGRESS"
  match {
    src_ip_ranges = ["0.0.0.0/0"]
    layer4_configs {
      ip_protocol = "all"
    }
  }
}
