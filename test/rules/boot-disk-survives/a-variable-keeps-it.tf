variable "delete_disk" {
  type    = bool
  default = false
}

resource "aws_instance" "web" {
  root_block_device {
    delete_on_termination = var.delete_disk
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-disk-survives [fix]
  }
}
