resource "google_compute_instance" "several" {
  name = "several"

  metadata = {
    enable-oslogin = "TRUE"
    ssh-keys       = "admin:${file("admin.pub")}"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
    startup-script = "true"
  }
}

resource "google_compute_instance" "alone" {
  name         = "alone"
  machine_type = "e2-small"

  metadata = {
    ssh-keys = <<-EOT
#   ^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
      admin:${file("admin.pub")}
    EOT
  }

  zone = "europe-west1-b"
}

resource "google_compute_instance_template" "one_line" {
  machine_type = "e2-small"
  metadata     = { sshKeys = "admin:ssh-ed25519 AAAA", foo = "bar" }
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
}

resource "google_compute_instance_template" "one_line_last" {
  machine_type = "e2-small"
  metadata     = { foo = "bar", "ssh-keys" = "admin:ssh-ed25519 AAAA" }
#                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
}

resource "google_compute_region_instance_template" "merged" {
  metadata = merge(var.metadata, {
    ssh-keys = "admin:ssh-ed25519 AAAA",
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
    long_key = "bar",
  })
}

resource "google_compute_instance_from_template" "commented" {
  metadata = {
    # for the operators
    ssh-keys = file("keys") # all of them
#   ^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
  }
}
