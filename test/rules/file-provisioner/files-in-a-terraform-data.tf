resource "google_compute_instance" "app" {
  name         = "app"
  machine_type = "e2-small"
  zone         = "europe-west3-a"
  project      = "shop"
}

resource "terraform_data" "config" {
  triggers_replace = [filesha256("app.conf")]

  connection {
    host = google_compute_instance.app.network_interface[0].network_ip
    user = "admin"
  }

  provisioner "file" {
  #^^^^^^^^^^^^^^^^^^ error: file-provisioner [fix]
    source      = "app.conf"
    destination = "/tmp/app.conf"
  }
}
