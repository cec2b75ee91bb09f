resource "null_resource" "keeper" {
  triggers = {
    machine = aws_instance.web.id
  }
}

resource "terraform_data" "value" {
  input = "provisioner"
}

resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "local-exec" {
    command = "./not-a-carrier.sh"
  }
}

resource "null_resource" "none" {
  count = 0

  provisioner "local-exec" {
    command = "./never.sh"
  }
}
