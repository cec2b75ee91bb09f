resource "google_compute_instance" "no_metadata" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: project-wide-ssh-keys [fix]
  name         = "no-metadata"
  machine_type = "e2-small"

  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
}

resource "google_compute_instance" "other_keys" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: project-wide-ssh-keys [fix]
  name = "other-keys"

  metadata = {
    startup-script         = "echo hello"
    a-key-longer-than-ours = "1", # kept
  }
}

resource "google_compute_instance" "one_line" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: project-wide-ssh-keys [fix]
  name     = "one-line"
  metadata = { foo = "bar" }
}

resource "google_compute_instance" "empty" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: project-wide-ssh-keys [fix]
  name     = "empty"
  metadata = {}
}

resource "google_compute_instance" "comment" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: project-wide-ssh-keys [fix]
  name = "comment"

  metadata = {
    # nothing yet
  }
}

resource "google_compute_instance" "off" {
  name = "off"

  metadata = {
    block-project-ssh-keys = false
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: project-wide-ssh-keys [fix]
  }
}

resource "google_compute_instance_template" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: project-wide-ssh-keys
  metadata = local.metadata
}

resource "google_compute_instance_from_template" "own_metadata" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: project-wide-ssh-keys [fix]
  name = "own-metadata"

  metadata = {
    foo            = "bar"
    enable-oslogin = "FALSE"
  }
}

locals {
  metadata = { foo = "bar" }
}
