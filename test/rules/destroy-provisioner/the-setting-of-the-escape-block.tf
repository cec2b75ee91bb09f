resource "aws_instance" "web" {
  provisioner "local-exec" {
    _ {
      on_failure = continue
      #^^^^^^^^^^^^^^^^^^^^^ warning: destroy-provisioner [fix]
      command    = "./notify.sh"
    }
  }
}
