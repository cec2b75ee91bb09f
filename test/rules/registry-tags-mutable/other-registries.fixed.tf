resource "google_artifact_registry_repository" "missing" {
  repository_id = "apps"
  format        = "DOCKER"

  docker_config {
    immutable_tags = true
  }
}

resource "google_artifact_registry_repository" "off" {
  format = "docker"

  docker_config {
    immutable_tags = true
  }
}

resource "google_artifact_registry_repository" "empty" {
  format = "DOCKER"
  mode   = "STANDARD_REPOSITORY"

  docker_config {
    immutable_tags = true
  }
}

resource "oci_artifacts_container_repository" "missing" {
  display_name = "app"
  is_immutable = true
}

resource "oci_artifacts_container_repository" "off" {
  display_name = "app"
  is_immutable = true
}

resource "harbor_project" "apps" {
  name = "apps"
}
