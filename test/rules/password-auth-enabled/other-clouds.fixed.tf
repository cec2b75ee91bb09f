resource "openstack_compute_instance_v2" "web" {
  name = "web"
}

resource "linode_instance" "web" {
  root_pass = "secret"
}

resource "alicloud_instance" "web" {
  password = "secret"
}

resource "upcloud_server" "web" {
  login {
    user            = "admin"
    create_password = true
  }
}
