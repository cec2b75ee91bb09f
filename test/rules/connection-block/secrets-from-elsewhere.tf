variable "password" {
  type      = string
  sensitive = true
}

variable "nothing" {
  default = ""
}

resource "tls_private_key" "made" {
  algorithm = "ED25519"
}

resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  connection {
    host                = self.public_ip
    password            = var.password
    private_key         = tls_private_key.made.private_key_openssh
    bastion_password    = var.nothing
    bastion_private_key = null
  }

  provisioner "remote-exec" {
    inline = ["sudo apt-get install -y nginx"]
  }
}

resource "aws_instance" "choice" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "file" {
    source      = "a"
    destination = "/tmp/a"

    connection {
      host        = self.public_ip
      private_key = var.password == "" ? file("key.pem") : null
    }
  }
}

resource "aws_db_instance" "db" {
  connection_string = "connection { }"
}

resource "aws_instance" "none" {
  count = 0

  connection {
    host = self.public_ip
  }
}
