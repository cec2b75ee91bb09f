resource "aws_launch_template" "web" {
  image_id = var.ami_id
}

resource "aws_autoscaling_group" "web" {
  launch_template {
    id      = aws_launch_template.web.id
    version = "$Latest"
    #^^^^^^^^^^^^^^^^^^^ error: launch-template-latest [fix]
  }

  instance_refresh {
    strategy = "Rolling"
  }
}
