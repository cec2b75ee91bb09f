resource "aws_instance" "web" {
  ami = var.ami_id

  lifecycle {
    ignore_changes = all
    #^^^^^^^^^^^^^^^^^^^^ error: ignore-changes-all [fix]
  }
}

resource "aws_autoscaling_group" "web" {
  min_size = 2

  lifecycle {
    create_before_destroy = true
    ignore_changes        = ["*"]
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: ignore-changes-all [fix]
  }
}

resource "aws_launch_template" "web" {
  lifecycle {
    ignore_changes = "all"
    #^^^^^^^^^^^^^^^^^^^^^^ error: ignore-changes-all [fix]
  }
}

resource "aws_eks_node_group" "web" {
  lifecycle {
    ignore_changes = [all]
    #^^^^^^^^^^^^^^^^^^^^^^ error: ignore-changes-all [fix]
  }
}

resource "aws_ecs_service" "web" {
  lifecycle {
    # set by a script
    ignore_changes = all
    #^^^^^^^^^^^^^^^^^^^^ error: ignore-changes-all [fix]
  }
}

resource "hcloud_server" "web" {
  lifecycle {
    ignore_changes = ["*", "labels"]
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: ignore-changes-all [fix]
  }
}
