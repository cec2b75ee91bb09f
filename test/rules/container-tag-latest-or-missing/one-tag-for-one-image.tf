resource "docker_container" "one" {
  image = "acme/web:latest"
  #       ^^^^^^^^^^^^^^^^^ error: container-tag-latest-or-missing [fix]
}

resource "docker_container" "same_image" {
  image = "acme/web"
  #       ^^^^^^^^^^ error: container-tag-latest-or-missing [fix]
}

resource "docker_container" "another_image_of_that_name" {
  image = "other/web:latest"
  #       ^^^^^^^^^^^^^^^^^^ error: container-tag-latest-or-missing [fix]
}

variable "db_tag" {
  default = "17"
}

resource "docker_container" "name_is_taken" {
  image = "acme/db:latest"
  #       ^^^^^^^^^^^^^^^^ error: container-tag-latest-or-missing [fix]
}
