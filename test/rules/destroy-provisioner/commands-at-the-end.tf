resource "aws_instance" "worker" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  connection {
    host = self.public_ip
  }

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ warning: destroy-provisioner [fix]
    when   = destroy
    inline = ["consul leave"]
  }

  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ warning: destroy-provisioner [fix]
    when       = "destroy"
    on_failure = continue
    command    = "./drain.sh"
  }
}

resource "null_resource" "cleanup" {
  triggers = {
    name = "app"
  }

  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ warning: destroy-provisioner [fix]
    when    = destroy
    command = "./clean.sh ${self.triggers.name}"
  }
}

resource "example_service" "app" {
  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ warning: destroy-provisioner [fix]
    _ {
      when    = destroy
      command = "./clean.sh"
    }
  }
}
