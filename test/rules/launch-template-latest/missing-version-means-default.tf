resource "aws_launch_template" "web" {
  image_id = var.ami_id
}

resource "aws_autoscaling_group" "missing" {
  launch_template {
  #^^^^^^^^^^^^^^^ warning: launch-template-latest [fix]
    id = aws_launch_template.web.id
  }
}

resource "aws_autoscaling_group" "null" {
  launch_template {
    id      = aws_launch_template.web.id
    version = null
    #^^^^^^^^^^^^^^ warning: launch-template-latest [fix]
  }
}

resource "aws_instance" "one_line" {
  launch_template { id = aws_launch_template.web.id }
  #^^^^^^^^^^^^^^^ warning: launch-template-latest [fix]
}
