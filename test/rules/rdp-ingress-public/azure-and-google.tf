resource "azurerm_network_security_rule" "rdp" {
  name                        = "rdp"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "3389"
  source_address_prefix       = "*"
#                               ^^^ error: rdp-ingress-public [fix]
  destination_address_prefix  = "*"
  resource_group_name         = "web"
  network_security_group_name = "web"
}

resource "google_compute_firewall" "rdp" {
  name          = "rdp"
  network       = "web"
  source_ranges = ["0.0.0.0/0"]
#                  ^^^^^^^^^^^ error: rdp-ingress-public [fix]
#                  ^^^^^^^^^^^ error: rdp-ingress-public [fix]

  allow {
    protocol = "udp"
    ports    = ["3389"]
  }

  allow {
    protocol = "tcp"
    ports    = ["3389", "443", var.port]
  }
}
