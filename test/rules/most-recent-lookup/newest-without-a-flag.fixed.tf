variable "base_ami_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

resource "aws_instance" "base" {
  ami = var.base_ami_id
}

variable "digitalocean_base_image_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

resource "digitalocean_droplet" "base" {
  image = var.digitalocean_base_image_id
}

variable "oci_base_image_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

resource "oci_core_instance" "base" {
  source_details {
    source_id = var.oci_base_image_id
  }
}
