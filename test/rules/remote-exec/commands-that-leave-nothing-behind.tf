resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["cloud-init status --wait"]

    connection {
      host = self.public_ip
      user = "ubuntu"
    }
  }
}

resource "aws_instance" "started" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = [
      "sudo systemctl restart nginx",
      "until curl -sf localhost; do sleep 1; done",
      "ls -la /tmp",
    ]

    connection {
      host = self.public_ip
      user = "ubuntu"
    }
  }
}
