resource "google_compute_instance" "several" {
  name = "several"

  metadata = {
    enable-oslogin = "TRUE"
    startup-script = "true"
  }
}

resource "google_compute_instance" "alone" {
  name         = "alone"
  machine_type = "e2-small"

  zone = "europe-west1-b"
}

resource "google_compute_instance_template" "one_line" {
  machine_type = "e2-small"
  metadata     = { foo = "bar" }
}

resource "google_compute_instance_template" "one_line_last" {
  machine_type = "e2-small"
  metadata     = { foo = "bar" }
}

resource "google_compute_region_instance_template" "merged" {
  metadata = merge(var.metadata, {
    long_key = "bar",
  })
}

resource "google_compute_instance_from_template" "commented" {
  metadata = {
    # for the operators
    # all of them
  }
}
