resource "azurerm_network_security_rule" "ssh" {
  name                        = "ssh"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_ranges     = ["443"]
  source_address_prefix       = "VirtualNetwork"
  destination_address_prefix  = "*"
  resource_group_name         = "web"
  network_security_group_name = "web"
}

resource "digitalocean_firewall" "web" {
  name = "web"
}

resource "hcloud_firewall" "web" {
  name = "web"
}
