locals {
  folder = "conf.d"
}

resource "hcloud_server" "web" {
  image       = "debian-12"
  location    = "nbg1"
  server_type = "cx22"

  connection {
    host = self.ipv4_address
    user = "root"
  }

  provisioner "file" {
  #^^^^^^^^^^^^^^^^^^ error: file-provisioner [fix]
    source      = "${path.module}/nginx.conf"
    destination = "/etc/nginx/nginx.conf"
  }

  provisioner "file" {
  #^^^^^^^^^^^^^^^^^^ error: file-provisioner [fix]
    source      = "./${local.folder}/"
    destination = "/etc/nginx/${local.folder}"
  }

  provisioner "file" {
  #^^^^^^^^^^^^^^^^^^ error: file-provisioner [fix]
    source      = format("%s/site", path.module)
    destination = "/srv"
  }

  provisioner "file" {
  #^^^^^^^^^^^^^^^^^^ error: file-provisioner [fix]
    source      = "~/.vimrc"
    destination = "/root/.vimrc"
  }
}
