resource "google_compute_project_metadata" "project" {
  metadata = var.metadata
}
