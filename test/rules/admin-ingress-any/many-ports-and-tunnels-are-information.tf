resource "aws_security_group" "web" {
  ingress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["10.0.0.0/8"]
#                  ^^^^^^^^^^^^ information: admin-ingress-any
  }

  ingress {
    from_port       = 1025
    to_port         = 65535
    protocol        = "tcp"
    security_groups = [aws_security_group.admin.id]
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: admin-ingress-any
  }

  ingress {
    from_port       = 22
    to_port         = 22
    protocol        = "tcp"
    security_groups = [aws_security_group.endpoint.id]
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: admin-ingress-any [fix]
  }

  ingress {
    from_port       = 22
    to_port         = 22
    protocol        = "tcp"
    cidr_blocks     = ["10.0.0.0/8"]
#                      ^^^^^^^^^^^^ warning: admin-ingress-any [fix]
    security_groups = [aws_security_group.endpoint.id]
  }
}

resource "aws_security_group" "endpoint" {
  name = "endpoint"
}

resource "aws_ec2_instance_connect_endpoint" "main" {
  subnet_id          = aws_subnet.main.id
  security_group_ids = [aws_security_group.endpoint.id]
}

resource "aws_security_group" "admin" {
  name = "admin"
}

resource "google_compute_firewall" "iap" {
  name          = "iap"
  network       = "web"
  source_ranges = ["35.235.240.0/20"]
#                  ^^^^^^^^^^^^^^^^^ information: admin-ingress-any [fix]

  allow {
    protocol = "tcp"
    ports    = ["22", "3389"]
  }
}

resource "azurerm_subnet" "bastion" {
  name                 = "AzureBastionSubnet"
  resource_group_name  = "web"
  virtual_network_name = "web"
  address_prefixes     = var.bastion_prefixes
}

resource "azurerm_network_security_rule" "bastion" {
  name                        = "bastion"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "22"
  source_address_prefix       = azurerm_subnet.bastion.address_prefixes[0]
#                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: admin-ingress-any [fix]
  destination_address_prefix  = "*"
  resource_group_name         = "web"
  network_security_group_name = "web"
}
