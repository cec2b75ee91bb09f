resource "azurerm_network_security_rule" "everything" {
  name                        = "everything"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "*"
  source_port_range           = "*"
  destination_port_range      = "*"
  source_address_prefix       = "Internet"
#                               ^^^^^^^^^^ error: all-ports-ingress-public [fix]
  destination_address_prefix  = "*"
  resource_group_name         = "web"
  network_security_group_name = "web"
}

resource "azurerm_network_security_rule" "without_a_gap" {
  name                        = "without-a-gap"
  priority                    = 101
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_ranges     = ["3000-65535", "1-2999"]
  source_address_prefix       = "*"
#                               ^^^ error: all-ports-ingress-public [fix]
  destination_address_prefix  = "*"
  resource_group_name         = "web"
  network_security_group_name = "web"
}

resource "google_compute_firewall" "everything" {
  name    = "everything"
  network = "web"
  source_ranges = [ # who may come
    "0.0.0.0/0"
#   ^^^^^^^^^^^ error: all-ports-ingress-public [fix]
  ]
  allow { protocol = "all" }
}

resource "google_compute_firewall" "tcp" {
  name          = "tcp"
  network       = "web"
  source_ranges = ["0.0.0.0/0", "10.0.0.0/8"]
#                  ^^^^^^^^^^^ error: all-ports-ingress-public [fix]
#                  ^^^^^^^^^^^ error: all-ports-ingress-public [fix]

  allow {
    protocol = "tcp"
  }

  allow {
    protocol = "udp"
    ports    = ["0-65535"]
  }
}

resource "google_compute_firewall_policy_rule" "tcp" {
  firewall_policy = google_compute_firewall_policy.main.id
  priority        = 1000
  action          = "allow"
  direction       = "INGRESS"

  match {
    src_ip_ranges = ["::/0"]
#                    ^^^^^^ error: all-ports-ingress-public [fix]

    layer4_configs {
      ip_protocol = "tcp"
    }
  }
}
