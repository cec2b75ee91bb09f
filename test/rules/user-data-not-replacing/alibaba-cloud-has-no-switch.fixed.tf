resource "alicloud_instance" "web" {
  image_id  = var.image_id
  user_data = base64encode(file("boot.sh"))

  lifecycle {
    replace_triggered_by = [terraform_data.web_user_data]
  }
}

resource "terraform_data" "web_user_data" {
  input = base64encode(file("boot.sh"))
}

resource "alicloud_instance" "api" {
  image_id  = var.image_id
  user_data = base64encode(file("api.sh"))

  lifecycle {
    create_before_destroy = true
    replace_triggered_by  = [terraform_data.api_user_data]
  }
}

resource "terraform_data" "api_user_data" {
  input = base64encode(file("api.sh"))
}

resource "alicloud_instance" "counted" {
  count     = 2
  image_id  = var.image_id
  user_data = base64encode("node ${count.index}")
}

resource "alicloud_instance" "heredoc" {
  image_id  = var.image_id
  user_data = <<-EOT
    #!/bin/sh
    echo hello
  EOT
}
