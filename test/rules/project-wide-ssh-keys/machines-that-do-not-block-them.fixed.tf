resource "google_compute_instance" "no_metadata" {
  name         = "no-metadata"
  machine_type = "e2-small"
  metadata     = { block-project-ssh-keys = "TRUE" }

  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
}

resource "google_compute_instance" "other_keys" {
  name = "other-keys"

  metadata = {
    startup-script         = "echo hello"
    a-key-longer-than-ours = "1", # kept
    block-project-ssh-keys = "TRUE",
  }
}

resource "google_compute_instance" "one_line" {
  name     = "one-line"
  metadata = { foo = "bar", block-project-ssh-keys = "TRUE" }
}

resource "google_compute_instance" "empty" {
  name     = "empty"
  metadata = { block-project-ssh-keys = "TRUE" }
}

resource "google_compute_instance" "comment" {
  name = "comment"

  metadata = {
    block-project-ssh-keys = "TRUE"
    # nothing yet
  }
}

resource "google_compute_instance" "off" {
  name = "off"

  metadata = {
    block-project-ssh-keys = "TRUE"
  }
}

resource "google_compute_instance_template" "web" {
  metadata = local.metadata
}

resource "google_compute_instance_from_template" "own_metadata" {
  name = "own-metadata"

  metadata = {
    foo                    = "bar"
    enable-oslogin         = "FALSE"
    block-project-ssh-keys = "TRUE"
  }
}

locals {
  metadata = { foo = "bar" }
}
