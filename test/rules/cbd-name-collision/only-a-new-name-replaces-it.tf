resource "aws_autoscaling_group" "web" {
  name     = "web"
  #^^^^^^^^^^^^^^^^ information: cbd-name-collision [fix]
  min_size = 2

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_subnet_group" "main" {
  name       = "main"
  #^^^^^^^^^^^^^^^^^^^ information: cbd-name-collision [fix]
  subnet_ids = var.subnet_ids

  lifecycle {
    create_before_destroy = true
  }
}
