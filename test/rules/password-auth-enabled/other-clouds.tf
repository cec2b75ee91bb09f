resource "openstack_compute_instance_v2" "web" {
  name       = "web"
  admin_pass = random_password.admin.result
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: password-auth-enabled [fix]
}

resource "linode_instance" "web" {
  root_pass = "secret"
# ^^^^^^^^^^^^^^^^^^^^ warning: password-auth-enabled
}

resource "alicloud_instance" "web" {
  password = "secret"
# ^^^^^^^^^^^^^^^^^^^ warning: password-auth-enabled
}

resource "upcloud_server" "web" {
  login {
    user            = "admin"
    create_password = true
#   ^^^^^^^^^^^^^^^^^^^^^^ warning: password-auth-enabled
  }
}
