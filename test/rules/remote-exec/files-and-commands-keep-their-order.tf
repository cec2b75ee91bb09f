resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  connection {
    host = self.public_ip
    user = "ubuntu"
  }

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["mkdir -p /tmp/site"]
  }

  provisioner "local-exec" {
    command = "echo made ${self.id}"
  }

  provisioner "file" {
    content     = "listen 80;\n"
    destination = "/tmp/site/nginx.conf"
  }

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["sudo mv /tmp/site/nginx.conf /etc/nginx/conf.d/"]
  }
}
