resource "google_compute_project_metadata" "project" {
  metadata = {
    ssh-keys = <<-EOT
#   ^^^^^^^^^^^^^^^^^ warning: project-wide-ssh-keys
      admin:ssh-ed25519 AAAA admin
      ops:ssh-ed25519 AAAA ops
    EOT
    foo      = "bar"
  }
}

resource "google_compute_project_metadata_item" "keys" {
  key   = "ssh-keys"
  value = "admin:${file("admin.pub")}"
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: project-wide-ssh-keys [fix]
}

resource "google_compute_project_metadata_item" "old" {
  key   = "sshKeys"
  value = file("admin.pub")
# ^^^^^^^^^^^^^^^^^^^^^^^^^ warning: project-wide-ssh-keys
}

output "old" {
  value = google_compute_project_metadata_item.old.id
}

resource "google_compute_project_metadata_item" "perhaps_none" {
  key   = "ssh-keys"
  value = var.keys
}

resource "google_compute_project_metadata_item" "none" {
  key   = "ssh-keys"
  value = ""
}

resource "google_compute_project_metadata_item" "another" {
  key   = "foo"
  value = "bar"
}
