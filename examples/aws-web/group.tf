resource "aws_launch_template" "worker" {
  name_prefix   = "worker-"
  image_id      = var.worker_image
  instance_type = var.instance_type
}

resource "aws_autoscaling_group" "worker" {
  min_size            = 2
  max_size            = 6
  vpc_zone_identifier = var.subnet_ids

  launch_template {
    id      = aws_launch_template.worker.id
    version = "$Latest"
  }
}
