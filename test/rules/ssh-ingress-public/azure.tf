resource "azurerm_network_security_rule" "ssh" {
  name                        = "ssh"
  priority                    = 100
  direction                   = "inbound"
  access                      = "allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "22"
  source_address_prefix       = "Internet"
#                               ^^^^^^^^^^ error: ssh-ingress-public [fix]
  destination_address_prefix  = "*"
  resource_group_name         = "web"
  network_security_group_name = azurerm_network_security_group.web.name
}

resource "azurerm_network_security_rule" "lists" {
  name                        = "lists"
  priority                    = 101
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "*"
  source_port_range           = "*"
  destination_port_ranges     = ["443", "20-23"]
  source_address_prefixes     = ["10.0.0.0/8", "0.0.0.0/0"]
#                                              ^^^^^^^^^^^ error: ssh-ingress-public [fix]
  destination_address_prefix  = "*"
  resource_group_name         = "web"
  network_security_group_name = azurerm_network_security_group.web.name
}

resource "azurerm_network_security_group" "web" {
  name                = "web"
  location            = "westeurope"
  resource_group_name = "web"

  security_rule {
    name                       = "with-commas"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "tcp"
    source_port_range          = "*"
    destination_port_range     = "21, 22-23"
    source_address_prefix      = "any"
#                                ^^^^^ error: ssh-ingress-public [fix]
    destination_address_prefix = "*"
  }

  security_rule {
    name                       = "everything"
    priority                   = 101
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "*"
    source_port_range          = "*"
    destination_port_range     = "*"
    source_address_prefix      = "0.0.0.0"
    destination_address_prefix = "*"
  }

  security_rule {
    name                       = "one-of-two-ports"
    priority                   = 102
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_ranges    = ["22", "443"]
    source_address_prefix      = "*"
#                                ^^^ error: ssh-ingress-public [fix]
    destination_address_prefix = "*"
  }
}
