resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
  connection {
    host = self.public_ip
  }
  provisioner "remote-exec" {
    inline = ["cat /tmp/a"]
  }
}

variable "unknown" {}
