variable "delete_disk" {
  type    = bool
  default = true
}

resource "aws_instance" "web" {
  root_block_device {
    delete_on_termination = var.delete_disk
  }
}
