resource "azurerm_network_security_rule" "ssh" {
  name                        = "ssh"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_ranges     = ["443", "22"]
  source_address_prefix       = "VirtualNetwork"
#                               ^^^^^^^^^^^^^^^^ warning: admin-ingress-any [fix]
  destination_address_prefix  = "*"
  resource_group_name         = "web"
  network_security_group_name = "web"
}

resource "google_compute_firewall" "ssh" {
  name        = "ssh"
  network     = "web"
  source_tags = ["admin"]
#                ^^^^^^^ warning: admin-ingress-any [fix]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "openstack_networking_secgroup_rule_v2" "ssh" {
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 22
  port_range_max    = 22
  remote_ip_prefix  = openstack_networking_subnet_v2.office.cidr
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: admin-ingress-any [fix]
  security_group_id = openstack_networking_secgroup_v2.web.id
}

resource "digitalocean_firewall" "web" {
  name = "web"

  inbound_rule {
    protocol           = "tcp"
    port_range         = "22"
    source_droplet_ids = [digitalocean_droplet.bastion.id]
#                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: admin-ingress-any [fix]
  }
}

resource "hcloud_firewall" "web" {
  name = "web"

  rule {
    direction  = "in"
    protocol   = "tcp"
    port       = "22"
    source_ips = ["203.0.113.7/32"]
#                 ^^^^^^^^^^^^^^^^ warning: admin-ingress-any [fix]
  }
}
