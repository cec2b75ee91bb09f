resource "google_artifact_registry_repository" "missing" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: registry-tags-mutable [fix]
  repository_id = "apps"
  format        = "DOCKER"
}

resource "google_artifact_registry_repository" "off" {
  format = "docker"

  docker_config {
    immutable_tags = false
    #^^^^^^^^^^^^^^^^^^^^^^ warning: registry-tags-mutable [fix]
  }
}

resource "google_artifact_registry_repository" "empty" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: registry-tags-mutable [fix]
  format = "DOCKER"
  mode   = "STANDARD_REPOSITORY"

  docker_config {
  }
}

resource "oci_artifacts_container_repository" "missing" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: registry-tags-mutable [fix]
  display_name = "app"
}

resource "oci_artifacts_container_repository" "off" {
  display_name = "app"
  is_immutable = false
  #^^^^^^^^^^^^^^^^^^^^ warning: registry-tags-mutable [fix]
}

resource "harbor_project" "apps" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: registry-tags-mutable
  name = "apps"
}
