variable "ami_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

locals {
  image = var.ami_id
}

resource "aws_launch_configuration" "web" {
  image_id = local.image
}
