resource "aws_eks_node_group" "nothing" {
  node_group_name = "nothing"
}

resource "aws_eks_node_group" "null" {
  remote_access {
    ec2_ssh_key = null
  }
}

resource "aws_eks_node_group" "empty" {
  remote_access {
    ec2_ssh_key = ""
  }
}

resource "aws_eks_node_group" "unknown" {
  remote_access {
    ec2_ssh_key = var.key
  }
}

resource "aws_eks_node_group" "groups_only" {
  remote_access {
    source_security_group_ids = [aws_security_group.bastion.id]
  }
}

resource "aws_eks_node_group" "never" {
  count = 0

  remote_access {
    ec2_ssh_key = "admin"
  }
}

resource "azurerm_kubernetes_cluster" "closed" {
  linux_profile {
    admin_username = "admin"

    ssh_key {
      key_data = file("admin.pub")
    }
  }
}
