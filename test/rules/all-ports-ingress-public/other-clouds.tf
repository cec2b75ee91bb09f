resource "alicloud_security_group_rule" "everything" {
  type              = "ingress"
  ip_protocol       = "all"
  port_range        = "-1/-1"
  cidr_ip           = "0.0.0.0/0"
#                     ^^^^^^^^^^^ error: all-ports-ingress-public [fix]
  security_group_id = alicloud_security_group.web.id
}

resource "openstack_networking_secgroup_rule_v2" "anything" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: all-ports-ingress-public [fix]
  direction         = "ingress"
  ethertype         = "IPv4"
  security_group_id = openstack_networking_secgroup_v2.web.id
}

resource "digitalocean_firewall" "web" {
  name = "web"

  inbound_rule {
    protocol         = "tcp"
    port_range       = "1-65535"
    source_addresses = ["0.0.0.0/0", "::/0"]
#                       ^^^^^^^^^^^ error: all-ports-ingress-public [fix]
  }
}

resource "hcloud_firewall" "web" {
  name = "web"

  rule {
    direction  = "in"
    protocol   = "tcp"
    port       = "any"
    source_ips = ["::/0"]
#                 ^^^^^^ error: all-ports-ingress-public [fix]
  }
}

resource "oci_core_security_list" "web" {
  compartment_id = var.compartment
  vcn_id         = oci_core_vcn.main.id

  ingress_security_rules {
    protocol = "all"
    source   = "0.0.0.0/0"
#              ^^^^^^^^^^^ error: all-ports-ingress-public [fix]
  }
}

resource "yandex_vpc_security_group_rule" "everything" {
  security_group_binding = yandex_vpc_security_group.web.id
  direction              = "ingress"
  protocol               = "ANY"
  v4_cidr_blocks         = ["0.0.0.0/0"]
#                           ^^^^^^^^^^^ error: all-ports-ingress-public [fix]
}
