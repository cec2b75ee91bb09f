resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  connection {
    host = self.public_ip
    user = "ubuntu"
  }

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = [
      <<-EOT
              #!/bin/bash
              docker ps --format '{{.Names}}'
              echo "$${HOME} ${var.greeting}"
            EOT
      , "sudo reboot"
    ]
  }
}

variable "greeting" {
  default = "Hello $${USER}"
}
