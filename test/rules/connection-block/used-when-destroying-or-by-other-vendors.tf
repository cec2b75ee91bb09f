resource "aws_instance" "leaves" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  connection {
  #^^^^^^^^^^ warning: connection-block
    host = self.public_ip
  }

  provisioner "remote-exec" {
    when   = destroy
    inline = ["consul leave"]
  }
}

resource "aws_instance" "cooked" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "chef" {
    connection {
    #^^^^^^^^^^ warning: connection-block
      host = self.public_ip
    }
  }
}
