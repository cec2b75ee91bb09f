resource "docker_container" "one" {
  image = "acme/web:${var.web_tag}"
}

variable "web_tag" {
  description = "The tag of acme/web to run"
  type        = string
}

resource "docker_container" "same_image" {
  image = "acme/web:${var.web_tag}"
}

resource "docker_container" "another_image_of_that_name" {
  image = "other/web:${var.other_web_tag}"
}

variable "other_web_tag" {
  description = "The tag of other/web to run"
  type        = string
}

variable "db_tag" {
  default = "17"
}

resource "docker_container" "name_is_taken" {
  image = "acme/db:${var.acme_db_tag}"
}

variable "acme_db_tag" {
  description = "The tag of acme/db to run"
  type        = string
}
