variable "configuration" {
  default = "web-2019"
}

resource "aws_launch_configuration" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: launch-configuration-used
  name_prefix = "web-"
}

# Named beside its configuration.
resource "aws_autoscaling_group" "web" {
  launch_configuration = aws_launch_configuration.web.name
}

resource "aws_autoscaling_group" "by_name" {
  launch_configuration = "web-2019"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: launch-configuration-used
}

resource "aws_autoscaling_group" "by_variable" {
  launch_configuration = var.configuration
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: launch-configuration-used
}

resource "aws_autoscaling_group" "by_template" {
  launch_configuration = "web-${var.year}"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: launch-configuration-used
}

resource "aws_autoscaling_group" "looked_up" {
  launch_configuration = data.aws_launch_configuration.web.name
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: launch-configuration-used
}
