resource "aws_ecr_repository" "immutable" {
  image_tag_mutability = "IMMUTABLE"
}

resource "aws_ecr_repository" "some_excluded" {
  image_tag_mutability = "IMMUTABLE_WITH_EXCLUSION"

  image_tag_mutability_exclusion_filter {
    filter      = "latest*"
    filter_type = "WILDCARD"
  }
}

resource "aws_ecr_repository" "unknown" {
  image_tag_mutability = var.mutability
}

resource "aws_ecr_pull_through_cache_rule" "hub" {
  ecr_repository_prefix = "hub"
}

resource "aws_ecr_repository" "mirrored" {
  name = "hub/library/nginx"
}

resource "aws_ecr_repository_creation_template" "mirrored" {
  prefix      = "hub"
  applied_for = ["PULL_THROUGH_CACHE"]
}

resource "google_artifact_registry_repository" "immutable" {
  format = "DOCKER"

  docker_config {
    immutable_tags = true
  }
}

resource "google_artifact_registry_repository" "packages" {
  format = "NPM"
}

resource "google_artifact_registry_repository" "remote" {
  format = "DOCKER"
  mode   = "REMOTE_REPOSITORY"
}

resource "google_artifact_registry_repository" "virtual" {
  format = "DOCKER"
  mode   = "VIRTUAL_REPOSITORY"
}

resource "google_artifact_registry_repository" "unknown_format" {
  format = var.format
}

resource "google_artifact_registry_repository" "unknown_flag" {
  format = "DOCKER"

  docker_config {
    immutable_tags = var.immutable
  }
}

resource "google_artifact_registry_repository" "dynamic" {
  format = "DOCKER"

  dynamic "docker_config" {
    for_each = var.docker
    content {
      immutable_tags = true
    }
  }
}

resource "oci_artifacts_container_repository" "immutable" {
  is_immutable = true
}

resource "harbor_project" "apps" {
  name = "apps"
}

resource "harbor_immutable_tag_rule" "apps" {
  project_id    = harbor_project.apps.id
  repo_matching = "**"
  tag_matching  = "**"
}

resource "harbor_project" "mirror" {
  name        = "mirror"
  registry_id = harbor_registry.hub.registry_id
}

resource "aws_ecr_repository" "none" {
  count = 0
  name  = "app"
}
