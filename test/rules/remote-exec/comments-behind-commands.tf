resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890" # Ubuntu
  instance_type = "t3.small"              # small

  connection {
    host = self.public_ip
    user = "ubuntu"
  }

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["echo ${path.module}", # where
      "sudo apt-get update -q",      # first
      "sudo apt-get install -y nginx", # not below
    ]
  }
}
