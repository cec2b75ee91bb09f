resource "openstack_compute_keypair_v2" "admin" {
  name = "admin"
}

resource "openstack_compute_instance_v2" "web" {
  name      = "web"
  image_id  = "1234"
  key_pair  = openstack_compute_keypair_v2.admin.name
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
  flavor_id = "3"
}
