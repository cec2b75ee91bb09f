resource "google_compute_project_metadata" "project" {
  metadata = {
    foo            = "bar"
    enable-oslogin = "TRUE"
  }
}

resource "google_compute_instance" "web" {
  name = "web"
}
