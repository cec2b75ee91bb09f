resource "aws_lb_target_group" "right" {
  name_prefix = "web-"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group" "not_known" {
  name_prefix = "web-"

  lifecycle {
    create_before_destroy = var.order
  }
}

resource "aws_lb_target_group" "none" {
  count = 0
}

resource "aws_launch_template" "versions" {
  name_prefix = "web-"
}

resource "aws_launch_template" "generated" {
  image_id = var.ami_id
}

resource "aws_autoscaling_group" "stays" {
  name = "web"

  launch_template {
    id = aws_launch_template.versions.id
  }
}

resource "google_compute_instance_template" "exported" {
  name_prefix = "web-"
}

output "template" {
  value = google_compute_instance_template.exported.self_link
}

resource "aws_db_instance" "data" {
  identifier = "web"
}

resource "aws_ebs_volume" "data" {
  size = 10
}

resource "aws_efs_file_system" "data" {
}
