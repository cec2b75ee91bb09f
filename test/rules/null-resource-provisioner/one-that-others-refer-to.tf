resource "null_resource" "setup" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: null-resource-provisioner [fix]
  provisioner "local-exec" {
    command = "./one.sh"
  }

  provisioner "local-exec" {
    command = "./two.sh"
  }
}

output "done" {
  value = null_resource.setup.id
}
