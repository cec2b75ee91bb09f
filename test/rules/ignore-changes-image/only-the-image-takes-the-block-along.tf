resource "aws_launch_configuration" "web" {
  image_id = var.ami_id

  lifecycle {
    ignore_changes = [image_id]
                      #^^^^^^^^ error: ignore-changes-image [fix]
  }
}

resource "hcloud_server" "web" {
  name      = "web"
  image     = var.image
  user_data = file("boot.sh")
  lifecycle { ignore_changes = [user_data] }
                                #^^^^^^^^^ error: ignore-changes-image [fix]
}

resource "digitalocean_droplet" "web" {
  image = var.image

  lifecycle {
    create_before_destroy = true
    ignore_changes = [
      image,
      #^^^^^ error: ignore-changes-image [fix]
    ]
  }
}
