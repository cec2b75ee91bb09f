resource "aws_autoscaling_group" "web" {
  dynamic "launch_template" {
    for_each = var.templates
    content {
      id      = launch_template.value.id
      version = "$Latest"
      #^^^^^^^^^^^^^^^^^^^ warning: launch-template-latest
    }
  }
}
