resource "aws_instance" "windows" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}

resource "azurerm_windows_virtual_machine" "windows" {
  name = "windows"
}
