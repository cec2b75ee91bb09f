resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  connection {
    host = self.public_ip
    user = "ubuntu"
  }

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    script = "scripts/one.sh"
  }

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    scripts = [
      "./scripts/two.sh",
      "${path.module}/scripts/three.sh",
      "/opt/scripts/four.sh",
      "scripts/${var.flavour}.sh",
    ]
  }

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = [
      templatefile("${path.module}/setup.tftpl", { port = 80 }),
      file("setup.sh"),
    ]
  }
}

variable "flavour" {
  type = string
}
