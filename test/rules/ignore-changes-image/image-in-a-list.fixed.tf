resource "aws_instance" "web" {
  ami       = var.ami_id
  user_data = file("boot.sh")

  lifecycle {
    create_before_destroy = true
    ignore_changes        = [tags]
  }
}

resource "aws_launch_template" "web" {
  image_id = var.ami_id

  lifecycle {
    ignore_changes = [tags]
  }
}
