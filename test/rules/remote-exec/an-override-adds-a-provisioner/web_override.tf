resource "aws_instance" "web" {
  instance_type = "t3.large"

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["sudo apt-get install -y nginx"]

    connection {
      host = self.public_ip
      user = "ubuntu"
    }
  }
}
