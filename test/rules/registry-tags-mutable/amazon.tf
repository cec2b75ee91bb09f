resource "aws_ecr_repository" "missing" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: registry-tags-mutable [fix]
  name = "app"
}

resource "aws_ecr_repository" "mutable" {
  name                 = "app"
  image_tag_mutability = "MUTABLE" # as ever
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: registry-tags-mutable [fix]
}

resource "aws_ecr_repository" "null" {
  name                 = "app"
  image_tag_mutability = null
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: registry-tags-mutable [fix]
}

resource "aws_ecr_repository" "mutable_with_exclusion" {
  image_tag_mutability = "MUTABLE_WITH_EXCLUSION"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: registry-tags-mutable [fix]
}

resource "aws_ecr_repository" "all_excluded" {
  image_tag_mutability = "IMMUTABLE_WITH_EXCLUSION"

  image_tag_mutability_exclusion_filter {
    filter = "*"
    #^^^^^^^^^^^^ warning: registry-tags-mutable
    filter_type = "WILDCARD"
  }
}

resource "aws_ecr_repository_creation_template" "team" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: registry-tags-mutable [fix]
  prefix      = "team"
  applied_for = ["CREATE_ON_PUSH", "PULL_THROUGH_CACHE"]
}

variable "mutability" {
  default = "MUTABLE"
}

resource "aws_ecr_repository" "by_a_variable" {
  image_tag_mutability = var.mutability
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: registry-tags-mutable [fix]
}
