# Found by name.
variable "base_ami_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

resource "aws_instance" "web" {
  ami = var.base_ami_id # baked
}

resource "aws_launch_template" "web" {
  image_id = var.base_ami_id
}

output "image" {
  value = var.base_ami_id
}
