resource "alicloud_security_group_rule" "dropped" {
  type              = "ingress"
  policy            = "drop"
  ip_protocol       = "tcp"
  port_range        = "22/22"
  cidr_ip           = "0.0.0.0/0"
  security_group_id = alicloud_security_group.web.id
}

resource "openstack_networking_secgroup_rule_v2" "group" {
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 22
  port_range_max    = 22
  remote_group_id   = openstack_networking_secgroup_v2.web.id
  security_group_id = openstack_networking_secgroup_v2.web.id
}

resource "digitalocean_firewall" "web" {
  name = "web"

  inbound_rule {
    protocol    = "tcp"
    port_range  = "22"
    source_tags = ["admin"]
  }

  outbound_rule {
    protocol              = "tcp"
    port_range            = "22"
    destination_addresses = ["0.0.0.0/0"]
  }
}

resource "hcloud_firewall" "web" {
  rule {
    direction       = "out"
    protocol        = "tcp"
    port            = "22"
    destination_ips = ["0.0.0.0/0"]
  }
}

resource "linode_firewall" "off" {
  label           = "off"
  disabled        = true
  inbound_policy  = "DROP"
  outbound_policy = "ACCEPT"

  inbound {
    label    = "ssh"
    action   = "ACCEPT"
    protocol = "TCP"
    ports    = "22"
    ipv4     = ["0.0.0.0/0"]
  }
}

resource "oci_core_security_list" "service" {
  compartment_id = var.compartment_id
  vcn_id         = oci_core_vcn.main.id

  ingress_security_rules {
    protocol    = "6"
    source      = "oci-phx-objectstorage"
    source_type = "SERVICE_CIDR_BLOCK"
  }

  ingress_security_rules {
    protocol = "6"
    source   = "0.0.0.0/0"

    tcp_options {
      min = 443
      max = 443

      source_port_range {
        min = 22
        max = 22
      }
    }
  }
}

resource "yandex_vpc_security_group" "inside" {
  network_id = yandex_vpc_network.main.id

  ingress {
    protocol          = "ANY"
    predefined_target = "self_security_group"
  }
}

resource "tencentcloud_security_group_rule" "template" {
  security_group_id = tencentcloud_security_group.web.id
  type              = "ingress"
  cidr_ip           = "0.0.0.0/0"
  policy            = "ACCEPT"

  protocol_template {
    template_id = "ppm-1"
  }
}

resource "vultr_firewall_rule" "one_address" {
  firewall_group_id = vultr_firewall_group.web.id
  protocol          = "tcp"
  ip_type           = "v4"
  subnet            = "0.0.0.0"
  subnet_size       = 32
  port              = "22"
}
