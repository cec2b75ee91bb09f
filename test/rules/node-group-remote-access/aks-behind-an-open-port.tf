resource "azurerm_kubernetes_cluster" "main" {
  linux_profile {
    admin_username = "admin"

    ssh_key {
#   ^^^^^^^ information: node-group-remote-access
      key_data = file("admin.pub")
    }
  }
}

resource "azurerm_network_security_rule" "ssh" {
  name                        = "ssh"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "22"
  source_address_prefix       = "10.0.0.0/8"
  destination_address_prefix  = "*"
  resource_group_name         = "web"
  network_security_group_name = "web"
}
