resource "google_compute_instance" "app" {
  name         = "app"
  machine_type = "e2-small"
  zone         = var.zone

  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["sudo apt-get install -y nginx"]

    connection {
      host = self.network_interface[0].access_config[0].nat_ip
      user = var.user
    }
  }
}

variable "zone" {}

variable "user" {
  type = string
}
