resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "file" {
  #^^^^^^^^^^^^^^^^^^ error: file-provisioner [fix]
    source      = var.source
    destination = "/etc/app.conf"

    connection {
      host = self.public_ip
    }
  }
}

variable "source" {
  type = string
}
