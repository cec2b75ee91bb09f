resource "aws_autoscaling_group" "web" {
  name_prefix = "web-"
  min_size    = 2

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_subnet_group" "main" {
  name_prefix = "main-"
  subnet_ids  = var.subnet_ids

  lifecycle {
    create_before_destroy = true
  }
}
