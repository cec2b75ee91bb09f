resource "aws_instance" "windows" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["powershell.exe -File C:\\setup.ps1"]

    connection {
      type = "winrm"
      host = self.public_ip
    }
  }
}

resource "azurerm_windows_virtual_machine" "windows" {
  name = "windows"

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["dir"]

    connection {
      host = self.public_ip_address
    }
  }
}
