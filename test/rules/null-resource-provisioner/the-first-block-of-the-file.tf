resource "null_resource" "setup" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: null-resource-provisioner [fix]
  provisioner "local-exec" {
    command = "./one.sh"
  }
}

variable "two" {}
