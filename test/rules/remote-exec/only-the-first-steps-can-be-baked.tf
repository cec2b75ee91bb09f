resource "aws_instance" "node" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  connection {
    host = self.public_ip
    user = "ubuntu"
  }

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["sudo apt-get install -y consul"]
  }

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["sudo consul agent -bind ${self.private_ip}"]
  }

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["sudo systemctl restart consul"]
  }
}
