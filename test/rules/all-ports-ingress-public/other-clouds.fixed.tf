resource "digitalocean_firewall" "web" {
  name = "web"
}

resource "hcloud_firewall" "web" {
  name = "web"
}

resource "oci_core_security_list" "web" {
  compartment_id = var.compartment
  vcn_id         = oci_core_vcn.main.id
}
