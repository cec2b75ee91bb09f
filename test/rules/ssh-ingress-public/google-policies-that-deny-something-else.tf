resource "google_compute_network_firewall_policy_rule" "ssh" {
  firewall_policy = google_compute_network_firewall_policy.main.name
  priority        = 1000
  action          = "allow"
  direction       = "INGRESS"

  match {
    src_ip_ranges = ["0.0.0.0/0"]
#                    ^^^^^^^^^^^ error: ssh-ingress-public [fix]

    layer4_configs {
      ip_protocol = "tcp"
      ports       = ["22"]
    }
  }
}

resource "google_compute_network_firewall_policy_rule" "too_late" {
  firewall_policy = google_compute_network_firewall_policy.main.name
  priority        = 1001
  action          = "deny"
  direction       = "INGRESS"

  match {
    src_ip_ranges = ["0.0.0.0/0"]

    layer4_configs {
      ip_protocol = "all"
    }
  }
}

resource "google_compute_network_firewall_policy_rule" "of_another_policy" {
  firewall_policy = google_compute_network_firewall_policy.other.name
  priority        = 1
  action          = "deny"
  direction       = "INGRESS"

  match {
    src_ip_ranges = ["0.0.0.0/0"]

    layer4_configs {
      ip_protocol = "all"
    }
  }
}

resource "google_compute_network_firewall_policy_rule" "for_some_machines" {
  firewall_policy         = google_compute_network_firewall_policy.main.name
  priority                = 2
  action                  = "deny"
  direction               = "INGRESS"
  target_service_accounts = ["web@example.com"]

  match {
    src_ip_ranges = ["0.0.0.0/0"]

    layer4_configs {
      ip_protocol = "all"
    }
  }
}

resource "google_compute_network_firewall_policy_rule" "for_some_addresses" {
  firewall_policy = google_compute_network_firewall_policy.main.name
  priority        = 3
  action          = "deny"
  direction       = "INGRESS"

  match {
    src_ip_ranges = ["10.0.0.0/8"]

    layer4_configs {
      ip_protocol = "all"
    }
  }
}

resource "google_compute_network_firewall_policy_rule" "other_ports" {
  firewall_policy = google_compute_network_firewall_policy.main.name
  priority        = 4
  action          = "deny"
  direction       = "INGRESS"

  match {
    src_ip_ranges = ["0.0.0.0/0"]

    layer4_configs {
      ip_protocol = "tcp"
      ports       = ["3389"]
    }
  }
}

resource "google_compute_network_firewall_policy_rule" "off" {
  firewall_policy = google_compute_network_firewall_policy.main.name
  priority        = 5
  action          = "deny"
  direction       = "INGRESS"
  disabled        = true

  match {
    src_ip_ranges = ["0.0.0.0/0"]

    layer4_configs {
      ip_protocol = "all"
    }
  }
}
