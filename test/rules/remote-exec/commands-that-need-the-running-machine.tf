resource "aws_instance" "own_address" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["echo ${self.private_ip} | sudo tee /etc/address"]

    connection {
      host = self.public_ip
    }
  }
}

resource "aws_instance" "numbered" {
  count         = 3
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["sudo hostnamectl set-hostname web-${count.index}"]

    connection {
      host = self.public_ip
    }
  }
}

resource "aws_instance" "peer" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = [
      "join ${aws_instance.own_address.private_ip}",
      "echo ${nonsensitive(data.aws_ssm_parameter.token.value)}",
    ]

    connection {
      host = self.public_ip
    }
  }
}

resource "null_resource" "cluster" {
  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["kubectl apply -f /tmp/app.yaml"]

    connection {
      host = aws_instance.peer.public_ip
    }
  }
}
