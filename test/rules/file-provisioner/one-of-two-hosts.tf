resource "aws_instance" "app" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}

resource "null_resource" "copy" {
  provisioner "file" {
  #^^^^^^^^^^^^^^^^^^ error: file-provisioner [fix]
    source      = "app.conf"
    destination = "/tmp/app.conf"

    connection {
      host = aws_instance.app.public_ip
      user = "ubuntu"
    }
  }

  provisioner "file" {
  #^^^^^^^^^^^^^^^^^^ error: file-provisioner [fix]
    source      = "bastion.conf"
    destination = "/tmp/bastion.conf"

    connection {
      host = var.bastion
      user = "ubuntu"
    }
  }
}

variable "bastion" {
  type = string
}
