resource "google_compute_instance" "web" {
  metadata = {
    enable-oslogin = "TRUE"
  }
}

resource "google_compute_instance_template" "web" {
  metadata = {
    enable-oslogin = "TRUE"
  }
}

resource "google_compute_project_metadata_item" "web" {
  key   = "enable-oslogin"
  value = "TRUE"
}
