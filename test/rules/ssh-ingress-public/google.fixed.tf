resource "google_compute_firewall" "ssh" {
  name    = "ssh"
  network = google_compute_network.main.name

  allow {
    protocol = "tcp"
    ports    = ["443"]
  }

  source_ranges = ["0.0.0.0/0"]
}

resource "google_compute_firewall" "blocks" {
  name    = "blocks"
  network = google_compute_network.main.name

  allow {
    protocol = "icmp"
  }

  # everything over TCP
  allow {
    protocol = "6"
  }

  source_ranges = ["10.0.0.0/8", "0.0.0.0/0"]
  source_tags   = ["admin"]
}

resource "google_compute_firewall" "all" {
  name          = "all"
  network       = "other"
  source_ranges = ["0.0.0.0/0"]
  priority      = 900
  allow { protocol = "all" }
}

resource "google_compute_network_firewall_policy_rule" "ssh" {
  firewall_policy = google_compute_network_firewall_policy.main.name
  priority        = 1000
  action          = "allow"
  direction       = "INGRESS"

  match {
    src_ip_ranges = ["0.0.0.0/0"]

    layer4_configs {
      ip_protocol = "tcp"
      ports       = ["443"]
    }
  }
}

resource "google_compute_firewall_policy_rule" "ssh" {
  firewall_policy = google_compute_firewall_policy.main.id
  priority        = 1000
  action          = "allow"
  direction       = "INGRESS"

  match {
    src_ip_ranges = ["::/0"]

    layer4_configs {
      ip_protocol = "tcp"
    }
  }
}
