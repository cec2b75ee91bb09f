resource "aws_security_group" "web" {
  ingress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["10.0.0.0/8"]
  }

  ingress {
    from_port       = 1025
    to_port         = 65535
    protocol        = "tcp"
    security_groups = [aws_security_group.admin.id]
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

resource "azurerm_subnet" "bastion" {
  name                 = "AzureBastionSubnet"
  resource_group_name  = "web"
  virtual_network_name = "web"
  address_prefixes     = var.bastion_prefixes
}
