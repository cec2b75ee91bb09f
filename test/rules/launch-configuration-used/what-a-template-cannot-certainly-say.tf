resource "aws_launch_configuration" "disks" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: launch-configuration-used
  image_id = var.ami_id

  root_block_device {
    volume_size = 20
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_launch_configuration" "address" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: launch-configuration-used
  image_id                    = var.ami_id
  associate_public_ip_address = true

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_launch_configuration" "script_may_be_null" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: launch-configuration-used
  image_id  = var.ami_id
  user_data = var.script

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_launch_configuration" "profile_by_what" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: launch-configuration-used
  image_id             = var.ami_id
  iam_instance_profile = var.profile

  lifecycle {
    create_before_destroy = true
  }
}

# The group's name changes with it.
resource "aws_launch_configuration" "named_after" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: launch-configuration-used
  image_id = var.ami_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_autoscaling_group" "named_after" {
  name                 = "web-${aws_launch_configuration.named_after.name}"
  launch_configuration = aws_launch_configuration.named_after.name
  min_size             = 2
}

resource "aws_launch_configuration" "shown" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: launch-configuration-used
  image_id = var.ami_id

  lifecycle {
    create_before_destroy = true
  }
}

output "configuration" {
  value = aws_launch_configuration.shown.name
}

resource "aws_launch_configuration" "several" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: launch-configuration-used
  count    = 2
  image_id = var.ami_id

  lifecycle {
    create_before_destroy = true
  }
}

# It would be destroyed while the group still uses it.
resource "aws_launch_configuration" "destroyed_first" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: launch-configuration-used
  image_id = var.ami_id
}

resource "aws_launch_configuration" "taken" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: launch-configuration-used
  image_id = var.ami_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_launch_template" "taken" {
  image_id = var.ami_id
}
