resource "aws_eks_node_group" "open" {
  node_group_name = "open"

  scaling_config {
    min_size = 1
  }
}

resource "aws_eks_node_group" "from_a_group" {
  node_group_name = "from-a-group"
}

resource "aws_eks_node_group" "from_unknown_groups" {
  node_group_name = "from-unknown-groups"
}

resource "aws_eks_node_group" "null" {
  node_group_name = "null"
}

resource "aws_key_pair" "admin" {
  key_name   = "admin"
  public_key = file("admin.pub")
}
