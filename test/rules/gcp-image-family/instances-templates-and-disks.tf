resource "google_compute_instance" "web" {
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: gcp-image-family [fix]
    }
  }
}

resource "google_compute_instance_template" "web" {
  disk {
    source_image = "projects/acme/global/images/family/web"
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: gcp-image-family [fix]
  }

  disk {
    source_image = "family/data"
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: gcp-image-family [fix]
  }
}

resource "google_compute_region_instance_template" "regional" {
  disk {
    source_image = "https://www.googleapis.com/compute/v1/projects/cos-cloud/global/images/family/cos-stable"
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: gcp-image-family [fix]
  }
}

resource "google_compute_instance" "own_project" {
  boot_disk {
    initialize_params {
      image = "projects/${var.project}/global/images/family/web"
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: gcp-image-family [fix]
    }
  }
}

resource "google_compute_disk" "ubuntu" {
  image = "ubuntu-2204-lts" # the newest one
  #^^^^^^^^^^^^^^^^^^^^^^^^^ warning: gcp-image-family [fix]
}

resource "google_compute_disk" "container_optimized" {
  image = "cos-stable"
  #^^^^^^^^^^^^^^^^^^^^ warning: gcp-image-family [fix]
}

resource "google_compute_disk" "red_hat" {
  image = "rhel-9"
  #^^^^^^^^^^^^^^^^ warning: gcp-image-family [fix]
}

resource "google_compute_disk" "windows" {
  image = "windows-2022"
  #^^^^^^^^^^^^^^^^^^^^^^ warning: gcp-image-family [fix]
}
