resource "aws_security_group" "windows" {
  ingress {
    from_port   = 5985
    to_port     = 5986
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
#                  ^^^^^^^^^^^ error: winrm-ingress-public [fix]
  }

  ingress {
    from_port   = 5986
    to_port     = 5986
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
#                                ^^^^^^^^^^^ error: winrm-ingress-public [fix]
  }

  ingress {
    from_port   = 5000
    to_port     = 6000
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
#                  ^^^^^^^^^^^ error: winrm-ingress-public [fix]
  }

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group_rule" "winrm" {
  type              = "ingress"
  from_port         = "5985"
  to_port           = "5985"
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
#                      ^^^^^^^^^^^ error: winrm-ingress-public [fix]
  security_group_id = aws_security_group.windows.id
}

resource "azurerm_network_security_rule" "winrm" {
  name                        = "winrm"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_ranges     = ["443", "5985-5986"]
  source_address_prefix       = "*"
#                               ^^^ error: winrm-ingress-public [fix]
  destination_address_prefix  = "*"
  resource_group_name         = "web"
  network_security_group_name = "web"
}

resource "google_compute_firewall" "winrm" {
  name          = "winrm"
  network       = "web"
  source_ranges = ["0.0.0.0/0"]
#                  ^^^^^^^^^^^ error: winrm-ingress-public [fix]

  allow {
    protocol = "tcp"
    ports    = ["5986", "443", "5985"]
  }
}
