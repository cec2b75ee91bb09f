resource "aws_launch_configuration" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: launch-configuration-used [fix]
  name_prefix          = "web-"
  image_id             = var.ami_id # baked
  instance_type        = "t3.small"
  iam_instance_profile = aws_iam_instance_profile.web.name
  security_groups      = [aws_security_group.web.id]
  user_data            = file("boot.sh")

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_autoscaling_group" "web" {
  name                 = "web"
  launch_configuration = aws_launch_configuration.web.id
  min_size             = 2

  tag {
    key                 = "Name"
    value               = "web"
    propagate_at_launch = true
  }
}

resource "aws_autoscaling_group" "canary" {
  launch_configuration = "${aws_launch_configuration.web.name}"
  min_size             = 1
}

resource "aws_launch_configuration" "worker" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: launch-configuration-used [fix]
  image_id          = var.ami_id
  enable_monitoring = false
  instance_type     = "t3.small"
  security_groups = [
    aws_security_group.worker.id,
  ]
  user_data = <<-EOT
    #!/bin/sh
    exec worker
  EOT

  metadata_options {
    http_tokens = "required"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_launch_configuration" "encoded" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: launch-configuration-used [fix]
  image_id             = var.ami_id
  user_data_base64     = var.encoded
  iam_instance_profile = "arn:aws:iam::1:instance-profile/web"
  key_name             = null

  lifecycle {
    create_before_destroy = true
  }
}
