resource "tls_private_key" "azure" {
  algorithm = "RSA"
}

resource "azurerm_linux_virtual_machine" "web" {
  name = "web"

  admin_ssh_key {
    username   = "admin"
    public_key = tls_private_key.azure.public_key_openssh
  }
}

resource "tls_private_key" "counted" {
  count     = 2
  algorithm = "RSA"
}

output "public" {
  value = tls_private_key.counted[0].public_key_openssh
}
