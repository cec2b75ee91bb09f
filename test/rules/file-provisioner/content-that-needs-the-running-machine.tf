resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  connection {
    host = self.public_ip
  }

  provisioner "file" {
  #^^^^^^^^^^^^^^^^^^ error: file-provisioner [fix]
    content     = "address=${self.private_ip}"
    destination = "/etc/address"
  }

  provisioner "file" {
  #^^^^^^^^^^^^^^^^^^ error: file-provisioner [fix]
    content     = data.template_file.unit.rendered
    destination = "/etc/unit"
  }
}
