resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "remote-exec" {
    inline = ["sudo apt-get install -y python3"]

    connection {
      host = self.public_ip
      user = "ubuntu"
    }
  }

  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ error: local-exec-on-host [fix]
    working_dir = "ansible"
    command     = <<-EOT
      ansible-playbook \
        -i ${self.public_ip}, \
        site.yml
    EOT
  }
}
