variable "image" {
  default = "debian-cloud/debian-12"
}

resource "google_compute_instance" "web" {
  boot_disk {
    initialize_params {
      image = var.image
      #^^^^^^^^^^^^^^^^^ warning: gcp-image-family [fix]
    }
  }
}
