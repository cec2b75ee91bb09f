resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}

resource "azurerm_linux_virtual_machine" "app" {
  name = "app"

  provisioner "local-exec" {
    command = "echo made"
  }
}

resource "null_resource" "empty" {
}
