resource "aws_instance" "web" {
  ami = var.ami_id

  lifecycle {
    ignore_changes = [ami /* baked weekly */, tags]
                    # ^^^ error: ignore-changes-image [fix]
  }
}

resource "aws_instance" "app" {
  ami = var.ami_id

  lifecycle {
    create_before_destroy = true              # no gap
    ignore_changes        = [tags, user_data] # set elsewhere
                                 # ^^^^^^^^^ error: ignore-changes-image [fix]
  }
}
