variable "type" {
}

locals {
  timestamp      = "1970"
  bake_timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "googlecompute" "long" {
  image_name = "a-name-that-has-almost-reached-the-length-a-name-may-have-${local.bake_timestamp}"
}

source "alicloud-ecs" "heredoc" {
  image_name = <<EOT
web
EOT
}
