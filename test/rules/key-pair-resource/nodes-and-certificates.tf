resource "aws_key_pair" "nodes" {
  key_name   = "nodes"
  public_key = file("admin.pub")
}

resource "aws_eks_node_group" "workers" {
  remote_access {
    ec2_ssh_key = aws_key_pair.nodes.key_name
  }
}

resource "tls_private_key" "aks" {
  algorithm = "RSA"
}

resource "azurerm_kubernetes_cluster" "main" {
  linux_profile {
    ssh_key {
      key_data = tls_private_key.aks.public_key_openssh
    }
  }
}

resource "tls_private_key" "certificate" {
  algorithm = "RSA"
}

resource "tls_self_signed_cert" "web" {
  private_key_pem = tls_private_key.certificate.private_key_pem
}

resource "local_sensitive_file" "certificate" {
  filename = "web.pem"
  content  = tls_private_key.certificate.private_key_pem
}

resource "local_file" "public" {
  filename = "aks.pub"
  content  = tls_private_key.aks.public_key_openssh
}

resource "aws_key_pair" "never" {
  count      = 0
  key_name   = "never"
  public_key = file("admin.pub")
}

resource "alicloud_ecs_key_pair" "never" {
  count    = 0
  key_file = "never.pem"
}
