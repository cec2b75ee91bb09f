resource "aws_instance" "web" {
  ami = var.ami_id
}

resource "aws_autoscaling_group" "web" {
  min_size = 2

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_launch_template" "web" {
}

resource "aws_eks_node_group" "web" {
}

resource "aws_ecs_service" "web" {
  # set by a script
}

resource "hcloud_server" "web" {
  lifecycle {
    ignore_changes = ["labels"]
  }
}
