resource "aws_launch_template" "web" {
  name_prefix            = "web-"
  image_id               = var.ami_id # baked
  instance_type          = "t3.small"
  vpc_security_group_ids = [aws_security_group.web.id]
  user_data              = base64encode(file("boot.sh"))

  lifecycle {
    create_before_destroy = true
  }

  iam_instance_profile {
    name = aws_iam_instance_profile.web.name
  }

  monitoring {
    enabled = true
  }
}

resource "aws_autoscaling_group" "web" {
  name     = "web"
  min_size = 2

  tag {
    key                 = "Name"
    value               = "web"
    propagate_at_launch = true
  }

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }
}

resource "aws_autoscaling_group" "canary" {
  min_size = 1

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }
}

resource "aws_launch_template" "worker" {
  image_id      = var.ami_id
  instance_type = "t3.small"
  vpc_security_group_ids = [
    aws_security_group.worker.id,
  ]
  user_data = base64encode(<<-EOT
    #!/bin/sh
    exec worker
  EOT
  )

  metadata_options {
    http_tokens = "required"
  }

  lifecycle {
    create_before_destroy = true
  }

  monitoring {
    enabled = false
  }
}

resource "aws_launch_template" "encoded" {
  image_id  = var.ami_id
  user_data = var.encoded
  key_name  = null

  lifecycle {
    create_before_destroy = true
  }

  iam_instance_profile {
    arn = "arn:aws:iam::1:instance-profile/web"
  }

  monitoring {
    enabled = true
  }
}
