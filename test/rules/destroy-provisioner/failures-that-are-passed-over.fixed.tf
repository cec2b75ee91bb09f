resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "remote-exec" {
    inline = ["./setup.sh"]
  }

  provisioner "local-exec" {
    command = "./register.sh"
    # sometimes fails
  }

  provisioner "local-exec" {
    command = "./notify.sh"
    when    = create
  }
}
