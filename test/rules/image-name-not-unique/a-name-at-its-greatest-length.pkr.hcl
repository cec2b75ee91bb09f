variable "type" {
}

locals {
  timestamp = "1970"
}

source "googlecompute" "long" {
  image_name = "a-name-that-has-almost-reached-the-length-a-name-may-have"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
}

source "alicloud-ecs" "heredoc" {
  image_name = <<EOT
  #^^^^^^^^^^ warning: image-name-not-unique
web
EOT
}
