resource "google_compute_instance" "web" {
  metadata = {
    enable-oslogin = "FALSE"
#   ^^^^^^^^^^^^^^^^^^^^^^^^ information: os-login-disabled [fix]
  }
}

resource "google_compute_instance_template" "web" {
  metadata = {
    enable-oslogin = false
#   ^^^^^^^^^^^^^^^^^^^^^^ information: os-login-disabled [fix]
  }
}

resource "google_compute_project_metadata_item" "web" {
  key   = "enable-oslogin"
  value = "false"
# ^^^^^^^^^^^^^^^ information: os-login-disabled [fix]
}
