resource "alicloud_instance" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: user-data-not-replacing [fix]
  image_id  = var.image_id
  user_data = base64encode(file("boot.sh"))
}

resource "alicloud_instance" "api" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: user-data-not-replacing [fix]
  image_id  = var.image_id
  user_data = base64encode(file("api.sh"))

  lifecycle {
    create_before_destroy = true
  }
}

resource "alicloud_instance" "counted" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: user-data-not-replacing
  count     = 2
  image_id  = var.image_id
  user_data = base64encode("node ${count.index}")
}

resource "alicloud_instance" "heredoc" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: user-data-not-replacing
  image_id  = var.image_id
  user_data = <<-EOT
    #!/bin/sh
    echo hello
  EOT
}
