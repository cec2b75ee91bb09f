resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "local-exec" {
    when       = create
    on_failure = fail
    command    = "./register.sh"
  }
}

resource "aws_instance" "none" {
  count = 0

  provisioner "local-exec" {
    when    = destroy
    command = "./drain.sh"
  }
}
