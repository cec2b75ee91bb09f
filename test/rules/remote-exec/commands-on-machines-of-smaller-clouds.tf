resource "digitalocean_droplet" "api" {
  name   = "api"
  image  = "ubuntu-24-04-x64"
  region = "fra1"
  size   = "s-1vcpu-1gb"

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["apt-get install -y nginx"]

    connection {
      host = self.ipv4_address
    }
  }
}

resource "hcloud_server" "db" {
  name        = "db"
  image       = "debian-12"
  location    = "nbg1"
  server_type = "cx22"

  connection {
    host = self.ipv4_address
    user = "root"
  }

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["apt-get install -y mariadb-server"]
  }
}

resource "openstack_compute_instance_v2" "mail" {
  name        = "mail"
  image_id    = "7f0a5c1e-5f0e-4bde-9d14-1f3f3b8ad1b0"
  flavor_name = "m1.small"

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["sudo dnf install -y postfix"]

    connection {
      host = self.access_ip_v4
      user = "rocky"
    }
  }
}
