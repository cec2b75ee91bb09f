resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "remote-exec" {
    inline     = ["./setup.sh"]
    on_failure = continue
    #^^^^^^^^^^^^^^^^^^^^^ warning: destroy-provisioner [fix]
  }

  provisioner "local-exec" {
    command    = "./register.sh"
    on_failure = "continue" # sometimes fails
    #^^^^^^^^^^^^^^^^^^^^^^^ warning: destroy-provisioner [fix]
  }

  provisioner "local-exec" {
    on_failure = continue
    #^^^^^^^^^^^^^^^^^^^^^ warning: destroy-provisioner [fix]
    command    = "./notify.sh"
    when       = create
  }
}
