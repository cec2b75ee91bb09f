resource "alicloud_security_group_rule" "ssh" {
  type              = "ingress"
  ip_protocol       = "tcp"
  port_range        = "22/22"
  cidr_ip           = "0.0.0.0/0"
#                     ^^^^^^^^^^^ error: ssh-ingress-public [fix]
  security_group_id = alicloud_security_group.web.id
}

resource "openstack_networking_secgroup_rule_v2" "ssh" {
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 22
  port_range_max    = 22
  remote_ip_prefix  = "0.0.0.0/0"
#                     ^^^^^^^^^^^ error: ssh-ingress-public [fix]
  security_group_id = openstack_networking_secgroup_v2.web.id
}

resource "openstack_networking_secgroup_rule_v2" "anything" {
  direction         = "ingress"
  ethertype         = "IPv4"
  security_group_id = openstack_networking_secgroup_v2.web.id
}

resource "openstack_compute_secgroup_v2" "web" {
  name        = "web"
  description = "web"

  rule {
    from_port   = 22
    to_port     = 22
    ip_protocol = "tcp"
    cidr        = "0.0.0.0/0"
#                 ^^^^^^^^^^^ error: ssh-ingress-public
  }
}

resource "digitalocean_firewall" "web" {
  name = "web"

  inbound_rule {
    protocol         = "tcp"
    port_range       = "22"
    source_addresses = ["0.0.0.0/0", "::/0"]
#                       ^^^^^^^^^^^ error: ssh-ingress-public [fix]
    source_tags      = ["admin"]
  }
}

resource "hcloud_firewall" "web" {
  name = "web"

  rule {
    direction = "in"
    protocol  = "tcp"
    port      = "22"
    source_ips = [
      "0.0.0.0/0",
#     ^^^^^^^^^^^ error: ssh-ingress-public [fix]
      "::/0"
    ]
  }

  rule {
    direction  = "in"
    protocol   = "tcp"
    port       = "any"
    source_ips = ["::/0"]
  }
}

resource "linode_firewall" "web" {
  label           = "web"
  inbound_policy  = "DROP"
  outbound_policy = "ACCEPT"

  inbound {
    label    = "ssh"
    action   = "ACCEPT"
    protocol = "TCP"
    ports    = "443, 20-25"
    ipv4     = ["0.0.0.0/0"]
#               ^^^^^^^^^^^ error: ssh-ingress-public [fix]
  }
}

resource "oci_core_security_list" "web" {
  compartment_id = var.compartment_id
  vcn_id         = oci_core_vcn.main.id

  ingress_security_rules {
    protocol = "6"
    source   = "0.0.0.0/0"
#              ^^^^^^^^^^^ error: ssh-ingress-public [fix]

    tcp_options {
      min = 22
      max = 22
    }
  }

  ingress_security_rules {
    protocol = "6"
    source   = "0.0.0.0/0"
  }
}

resource "oci_core_network_security_group_security_rule" "ssh" {
  network_security_group_id = oci_core_network_security_group.web.id
  direction                 = "INGRESS"
  protocol                  = "6"
  source                    = "0.0.0.0/0"
#                             ^^^^^^^^^^^ error: ssh-ingress-public [fix]
  source_type               = "CIDR_BLOCK"

  tcp_options {
    destination_port_range {
      min = 22
      max = 22
    }
  }
}

resource "ncloud_access_control_group_rule" "web" {
  access_control_group_no = ncloud_access_control_group.web.id

  inbound {
    protocol   = "TCP"
    ip_block   = "0.0.0.0/0"
#                ^^^^^^^^^^^ error: ssh-ingress-public [fix]
    port_range = "22"
  }
}

resource "tencentcloud_security_group_rule" "ssh" {
  security_group_id = tencentcloud_security_group.web.id
  type              = "ingress"
  cidr_ip           = "0.0.0.0/0"
#                     ^^^^^^^^^^^ error: ssh-ingress-public [fix]
  ip_protocol       = "TCP"
  port_range        = "80,22"
  policy            = "ACCEPT"
}

resource "tencentcloud_security_group_rule_set" "web" {
  security_group_id = tencentcloud_security_group.web.id

  ingress {
    action     = "ACCEPT"
    cidr_block = "0.0.0.0/0"
#                ^^^^^^^^^^^ error: ssh-ingress-public [fix]
    protocol   = "TCP"
    port       = "22"
  }
}

resource "yandex_vpc_security_group" "web" {
  network_id = yandex_vpc_network.main.id

  ingress {
    protocol       = "TCP"
    v4_cidr_blocks = ["0.0.0.0/0"]
#                     ^^^^^^^^^^^ error: ssh-ingress-public
    port           = 22
  }
}

resource "ibm_is_security_group_rule" "ssh" {
  group     = ibm_is_security_group.web.id
  direction = "inbound"
  remote    = "0.0.0.0/0"
#             ^^^^^^^^^^^ error: ssh-ingress-public [fix]

  tcp {
    port_min = 22
    port_max = 22
  }
}

resource "exoscale_security_group_rule" "ssh" {
  security_group_id = exoscale_security_group.web.id
  type              = "INGRESS"
  protocol          = "TCP"
  cidr              = "0.0.0.0/0"
#                     ^^^^^^^^^^^ error: ssh-ingress-public [fix]
  start_port        = 22
  end_port          = 22
}

resource "scaleway_instance_security_group" "web" {
  inbound_default_policy = "drop"

  inbound_rule {
# ^^^^^^^^^^^^ error: ssh-ingress-public [fix]
    action = "accept"
    port   = 22
  }
}

resource "vultr_firewall_rule" "ssh" {
  firewall_group_id = vultr_firewall_group.web.id
  protocol          = "tcp"
  ip_type           = "v4"
  subnet            = "0.0.0.0"
#                     ^^^^^^^^^ error: ssh-ingress-public [fix]
  subnet_size       = 0
  port              = "22"
}
