variable "one" {}

# stays
resource "null_resource" "setup" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: null-resource-provisioner [fix]
  provisioner "local-exec" {
    # goes
    command = "./one.sh"
  }
} # stays too

variable "two" {}
