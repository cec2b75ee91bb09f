variable "web_source_image" {
  type        = string
  description = "What the bake starts from"
}

variable "digitalocean_web_source_image" {
  type        = string
  description = "What the bake starts from"
}

variable "source_image" {
  type        = string
  description = "What the bake starts from"
}

source "hcloud" "web" {
  image       = var.web_source_image
  server_type = "cx22"
}

source "digitalocean" "web" {
  image = var.digitalocean_web_source_image
}

source "linode" "web" {
  image = var.source_image
}
