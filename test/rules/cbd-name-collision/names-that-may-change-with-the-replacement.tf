locals {
  release = "web-${var.image_version}"
}

resource "aws_launch_configuration" "by_version" {
  name = "web-${var.app_version}"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_launch_configuration" "by_local" {
  name = local.release

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_launch_configuration" "by_image" {
  name = "web-${data.aws_ami.base.id}"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group" "by_random_id" {
  name = "web-${random_id.web.hex}"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group" "by_port" {
  name = "web-${var.port}"
  port = var.port

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_autoscaling_group" "by_template" {
  name = "web-${aws_launch_template.web.latest_version}"

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_compute_instance_template" "by_file" {
  name = "web-${file("VERSION")}"

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_compute_instance_template" "by_hash" {
  name = "web-${sha256(var.script)}"

  lifecycle {
    create_before_destroy = true
  }
}
