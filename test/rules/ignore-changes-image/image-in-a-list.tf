resource "aws_instance" "web" {
  ami       = var.ami_id
  user_data = file("boot.sh")

  lifecycle {
    create_before_destroy = true
    ignore_changes        = [ami, tags, user_data]
                             #^^^ error: ignore-changes-image [fix]
                                        #^^^^^^^^^ error: ignore-changes-image [fix]
  }
}

resource "aws_launch_template" "web" {
  image_id = var.ami_id

  lifecycle {
    ignore_changes = [tags, image_id]
                            #^^^^^^^^ error: ignore-changes-image [fix]
  }
}
