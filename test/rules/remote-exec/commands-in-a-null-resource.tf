resource "aws_instance" "web" {
  ami           = var.ami
  instance_type = var.size
}

variable "ami" {
  type = string
}

variable "size" {
  type    = string
  default = "t3.small"
}

locals {
  address = aws_instance.web.public_ip
}

resource "null_resource" "setup" {
  triggers = {
    version = "3"
  }

  connection {
    host = local.address
    user = "ec2-user"
  }

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["sudo dnf install -y nginx"]
  }
}
