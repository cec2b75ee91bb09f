resource "aws_launch_template" "node" {
  image_id = var.ami_id
}

resource "aws_eks_node_group" "node" {
  launch_template {
    id      = aws_launch_template.node.id
    version = "$Latest"
    #^^^^^^^^^^^^^^^^^^^ warning: launch-template-latest [fix]
  }
}

resource "aws_instance" "node" {
  launch_template {
    name    = aws_launch_template.node.name
    version = "$Latest"
    #^^^^^^^^^^^^^^^^^^^ warning: launch-template-latest [fix]
  }
}
