resource "alicloud_instance" "triggered" {
  image_id  = var.image_id
  user_data = base64encode(file("boot.sh"))

  lifecycle {
    replace_triggered_by = [terraform_data.boot]
  }
}

resource "alicloud_instance" "without" {
  image_id = var.image_id
}

resource "alicloud_instance" "ignored" {
  image_id  = var.image_id
  user_data = base64encode(file("boot.sh"))

  lifecycle {
    ignore_changes = [user_data]
  }
}
