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
  }
}

resource "digitalocean_firewall" "web" {
  name = "web"

  inbound_rule {
    protocol    = "tcp"
    port_range  = "22"
    source_tags = ["admin"]
  }
}

resource "hcloud_firewall" "web" {
  name = "web"

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
}

resource "oci_core_security_list" "web" {
  compartment_id = var.compartment_id
  vcn_id         = oci_core_vcn.main.id

  ingress_security_rules {
    protocol = "6"
    source   = "0.0.0.0/0"
  }
}

resource "ncloud_access_control_group_rule" "web" {
  access_control_group_no = ncloud_access_control_group.web.id

  inbound = []
}

resource "tencentcloud_security_group_rule_set" "web" {
  security_group_id = tencentcloud_security_group.web.id
}

resource "yandex_vpc_security_group" "web" {
  network_id = yandex_vpc_network.main.id

  ingress {
    protocol       = "TCP"
    v4_cidr_blocks = ["0.0.0.0/0"]
    port           = 22
  }
}

resource "scaleway_instance_security_group" "web" {
  inbound_default_policy = "drop"
}
