resource "google_compute_instance" "blocked" {
  metadata = {
    block-project-ssh-keys = "TRUE"
  }
}

resource "google_compute_instance" "boolean" {
  metadata = {
    block-project-ssh-keys = true
  }
}

resource "google_compute_instance" "merged" {
  metadata = merge(var.unknown, { block-project-ssh-keys = "true" })
}

resource "google_compute_instance" "os_login" {
  metadata = {
    enable-oslogin = "TRUE"
  }
}

resource "google_compute_instance" "perhaps_os_login" {
  metadata = {
    enable-oslogin = var.unknown
  }
}

resource "google_compute_instance" "not_known" {
  metadata = var.unknown
}

resource "google_compute_instance" "perhaps" {
  metadata = merge(var.unknown, { foo = "bar" })
}

resource "google_compute_instance_from_template" "of_the_template" {
  name = "of-the-template"
}

resource "google_compute_instance" "windows" {
  boot_disk {
    initialize_params {
      image = "windows-cloud/windows-2022"
    }
  }
}

resource "google_compute_instance" "never" {
  count = 0
}
