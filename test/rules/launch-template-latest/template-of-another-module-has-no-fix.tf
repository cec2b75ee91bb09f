resource "aws_autoscaling_group" "variable" {
  launch_template {
    id      = var.launch_template_id
    version = "$Latest"
    #^^^^^^^^^^^^^^^^^^^ warning: launch-template-latest
  }
}

resource "aws_autoscaling_group" "data" {
  launch_template {
    id      = data.aws_launch_template.web.id
    version = "$Latest"
    #^^^^^^^^^^^^^^^^^^^ warning: launch-template-latest
  }
}

resource "aws_autoscaling_group" "removed" {
  launch_template {
  #^^^^^^^^^^^^^^^ warning: launch-template-latest
    id = aws_launch_template.removed.id
  }
}

variable "template_version" {
  type    = string
  default = "$Latest"
}

resource "aws_launch_template" "web" {
  image_id = var.ami_id
}

resource "aws_autoscaling_group" "from_a_variable" {
  launch_template {
    id      = aws_launch_template.web.id
    version = var.template_version
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: launch-template-latest
  }
}
