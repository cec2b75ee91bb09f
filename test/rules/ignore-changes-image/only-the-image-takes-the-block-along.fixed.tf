resource "aws_launch_configuration" "web" {
  image_id = var.ami_id
}

resource "hcloud_server" "web" {
  name      = "web"
  image     = var.image
  user_data = file("boot.sh")
}

resource "digitalocean_droplet" "web" {
  image = var.image

  lifecycle {
    create_before_destroy = true
  }
}
