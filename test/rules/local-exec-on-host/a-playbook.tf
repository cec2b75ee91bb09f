resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ error: local-exec-on-host [fix]
    command = "ANSIBLE_HOST_KEY_CHECKING=False ansible-playbook -i '${self.public_ip},' -u ubuntu --become --private-key ~/.ssh/id_ed25519 ${path.module}/site.yml"
  }
}
