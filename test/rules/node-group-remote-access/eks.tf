resource "aws_eks_node_group" "open" {
  node_group_name = "open"

  remote_access {
    ec2_ssh_key = "admin"
#   ^^^^^^^^^^^^^^^^^^^^^ error: node-group-remote-access [fix]
  }

  scaling_config {
    min_size = 1
  }
}

resource "aws_eks_node_group" "from_a_group" {
  node_group_name = "from-a-group"

  remote_access {
    ec2_ssh_key               = aws_key_pair.admin.key_name
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: node-group-remote-access [fix]
    source_security_group_ids = [aws_security_group.bastion.id]
  }
}

resource "aws_eks_node_group" "from_unknown_groups" {
  node_group_name = "from-unknown-groups"

  remote_access {
    ec2_ssh_key               = aws_key_pair.admin.key_name
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: node-group-remote-access [fix]
    source_security_group_ids = var.groups
  }
}

resource "aws_eks_node_group" "null" {
  node_group_name = "null"

  remote_access {
    ec2_ssh_key               = aws_key_pair.admin.key_name
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: node-group-remote-access [fix]
    source_security_group_ids = null
  }
}

resource "aws_key_pair" "admin" {
  key_name   = "admin"
  public_key = file("admin.pub")
}
