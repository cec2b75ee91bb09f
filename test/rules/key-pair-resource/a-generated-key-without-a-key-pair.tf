resource "tls_private_key" "azure" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: key-pair-resource
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
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: key-pair-resource
  count     = 2
  algorithm = "RSA"
}

output "public" {
  value = tls_private_key.counted[0].public_key_openssh
}

output "private" {
#^^^^^^^^^^^^^^^^ error: key-pair-resource [fix]
  value     = tls_private_key.counted[0].private_key_pem
  sensitive = true
}

output "all" {
#^^^^^^^^^^^^ error: key-pair-resource [fix]
  value     = tls_private_key.counted[*].private_key_pem
  sensitive = true
}
