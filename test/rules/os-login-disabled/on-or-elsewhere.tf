resource "google_compute_project_metadata" "project" {
  metadata = {
    foo = "bar"
  }
}

resource "google_compute_project_metadata_item" "os_login" {
  key   = "enable-oslogin"
  value = "TRUE"
}

resource "google_compute_instance" "nothing_said" {
  name = "nothing-said"
}

resource "google_compute_instance" "null" {
  metadata = {
    enable-oslogin = null
  }
}

resource "google_compute_instance" "not_known" {
  metadata = {
    enable-oslogin = var.unknown
  }
}
