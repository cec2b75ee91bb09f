resource "aws_ecr_repository" "missing" {
  name                 = "app"
  image_tag_mutability = "IMMUTABLE"
}

resource "aws_ecr_repository" "mutable" {
  name                 = "app"
  image_tag_mutability = "IMMUTABLE" # as ever
}

resource "aws_ecr_repository" "null" {
  name                 = "app"
  image_tag_mutability = "IMMUTABLE"
}

resource "aws_ecr_repository" "mutable_with_exclusion" {
  image_tag_mutability = "IMMUTABLE"
}

resource "aws_ecr_repository" "all_excluded" {
  image_tag_mutability = "IMMUTABLE_WITH_EXCLUSION"

  image_tag_mutability_exclusion_filter {
    filter = "*"
    filter_type = "WILDCARD"
  }
}

resource "aws_ecr_repository_creation_template" "team" {
  prefix               = "team"
  applied_for          = ["CREATE_ON_PUSH", "PULL_THROUGH_CACHE"]
  image_tag_mutability = "IMMUTABLE"
}

variable "mutability" {
  default = "IMMUTABLE"
}

resource "aws_ecr_repository" "by_a_variable" {
  image_tag_mutability = var.mutability
}
