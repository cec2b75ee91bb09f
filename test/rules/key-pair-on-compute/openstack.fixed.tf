
resource "openstack_compute_instance_v2" "web" {
  name      = "web"
  image_id  = "1234"
  flavor_id = "3"
}
