resource "tls_private_key" "nodes" {
  algorithm = "RSA"
}

resource "azurerm_kubernetes_cluster" "main" {
  linux_profile {
    admin_username = "ops"

    ssh_key {
      key_data = chomp(tls_private_key.nodes.public_key_openssh)
    }
  }
}

output "public_key" {
  value = tls_private_key.nodes.public_key_openssh
}
