resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["sudo apt-get install -y nginx"]

    connection {
      host = self.public_ip
      user = "ubuntu"
    }
  }
}

resource "terraform_data" "web" {
  triggers_replace = [aws_instance.web.id]

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["sudo nginx -t"]

    connection {
      host = aws_instance.web.public_ip
      user = "ubuntu"
    }
  }
}
