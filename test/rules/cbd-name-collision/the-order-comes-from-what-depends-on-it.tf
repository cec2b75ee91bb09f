resource "aws_autoscaling_group" "web" {
  launch_configuration = aws_launch_configuration.web.name
  target_group_arns    = [aws_lb_target_group.web.arn]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_launch_configuration" "web" {
  name                 = "web"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: cbd-name-collision [fix]
  image_id             = var.ami_id
  instance_type        = "t3.small"
  security_groups      = [aws_security_group.web.id]
  iam_instance_profile = aws_iam_instance_profile.web.name
}

resource "aws_lb_target_group" "web" {
  name = "web"
  #^^^^^^^^^^^^ error: cbd-name-collision [fix]
  port = 80
}

# Few changes replace them.
resource "aws_security_group" "web" {
  name = "web"
  #^^^^^^^^^^^^ information: cbd-name-collision [fix]
}

resource "aws_iam_instance_profile" "web" {
  name = "web"
  #^^^^^^^^^^^^ information: cbd-name-collision [fix]
  role = aws_iam_role.web.name
}

resource "aws_iam_role" "web" {
  name               = "web"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ information: cbd-name-collision [fix]
  assume_role_policy = "{}"

  lifecycle {
    create_before_destroy = false
  }
}
