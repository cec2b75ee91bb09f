resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  connection {
  #^^^^^^^^^^ information: connection-block [fix]
    host = self.public_ip
    user = "ubuntu"
  }
}

resource "azurerm_linux_virtual_machine" "app" {
  name = "app"

  connection {
  #^^^^^^^^^^ information: connection-block [fix]
    host = self.public_ip_address
    # kept for emergencies
    user = "adminuser"
  }

  provisioner "local-exec" {
    command = "echo made"

    connection {
    #^^^^^^^^^^ information: connection-block [fix]
      host = self.public_ip_address
    }
  }
}

resource "null_resource" "empty" {
  connection {
  #^^^^^^^^^^ information: connection-block [fix]
    host = "10.0.0.1"
  }
}
