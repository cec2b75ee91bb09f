resource "google_compute_instance" "dated" {
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12-bookworm-v20250610"
    }
  }
}

resource "google_compute_instance" "container_optimized_build" {
  boot_disk {
    initialize_params {
      image = "cos-cloud/cos-stable-109-17800-147-22"
    }
  }
}

resource "google_compute_instance" "full" {
  boot_disk {
    initialize_params {
      image = "projects/acme/global/images/web-17"
    }
  }
}

resource "google_compute_instance" "own" {
  boot_disk {
    initialize_params {
      image = "acme-images/web"
    }
  }
}

resource "google_compute_disk" "own_name" {
  image = "web"
}

resource "google_compute_disk" "baked" {
  image = google_compute_image.web.self_link
}

resource "google_compute_disk" "unknown" {
  image = var.image
}

resource "google_compute_disk" "unknown_family" {
  image = "projects/acme/global/images/${var.kind}/web"
}

resource "google_compute_disk" "null" {
  image = null
}

resource "google_compute_disk" "none" {
  count = 0
  image = "debian-12"
}
