resource "aws_instance" "worker" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ error: destroy-provisioner [fix]
    when    = destroy
    command = "./drain.sh"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_instance" "other" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ warning: destroy-provisioner [fix]
    when    = destroy
    command = "./drain.sh"
  }

  lifecycle {
    create_before_destroy = false
  }
}
