resource "aws_instance" "web" {
  provisioner "chef" {
  #^^^^^^^^^^^^^^^^^^ error: vendor-provisioner
    node_name = "web"
  }

  provisioner "salt-masterless" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: vendor-provisioner
    local_state_tree = "salt"
  }
}

resource "null_resource" "web" {
  provisioner "puppet" {
  #^^^^^^^^^^^^^^^^^^^^ error: vendor-provisioner
    server = "puppet.example.com"
  }

  provisioner "habitat" {
  #^^^^^^^^^^^^^^^^^^^^^ error: vendor-provisioner
    when = destroy
  }

  provisioner "ansible" {
  #^^^^^^^^^^^^^^^^^^^^^ error: vendor-provisioner
  }

  provisioner "local-exec" {
    command = "true"
  }
}
