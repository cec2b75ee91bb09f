resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "file" {
  #^^^^^^^^^^^^^^^^^^ error: file-provisioner [fix]
    source      = "conf/nginx.conf"
    destination = "/tmp/nginx.conf"

    connection {
      host = self.public_ip
      user = "ubuntu"
    }
  }
}
