variable "web_source_image" {
  type        = string
  description = "What the bake starts from"
}

variable "source_image_id" {
  type        = string
  description = "What the bake starts from"
}

variable "source_image" {
  type        = string
  description = "What the bake starts from"
}

source "googlecompute" "web" {
  source_image = var.web_source_image
  zone         = "europe-west1-b"
}

source "yandex" "web" {
  source_image_id = var.source_image_id
}

source "alicloud-ecs" "web" {
  source_image = var.source_image
}
