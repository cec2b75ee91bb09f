resource "google_compute_project_metadata" "project" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: os-login-disabled [fix]
  metadata = {
    foo = "bar"
  }
}

resource "google_compute_instance" "web" {
  name = "web"
}
