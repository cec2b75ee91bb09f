provider "google" {
  project = "shop"
}

resource "google_compute_instance" "app" {
  name         = "app"
  machine_type = "e2-small"
  zone         = "europe-west3-a"

  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12-bookworm-v20250113"
    }
  }

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["sudo apt-get install -y nginx"]

    connection {
      host = self.network_interface[0].access_config[0].nat_ip
      user = "admin"
    }
  }
}
