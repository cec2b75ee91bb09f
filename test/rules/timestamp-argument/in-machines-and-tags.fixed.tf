resource "aws_instance" "web" {
  ami       = var.ami_id
  user_data = "echo started ${time_static.instance_web.rfc3339}"
}

resource "time_static" "instance_web" {}

resource "google_compute_instance_template" "web" {
  disk {
    source_image = var.image
    disk_name    = random_uuid.compute_instance_template_web.result
  }
}

resource "random_uuid" "compute_instance_template_web" {}

resource "aws_autoscaling_group" "web" {
  name = "web"

  tag {
    key                 = "Updated"
    value               = formatdate("YYYY-MM-DD", time_static.autoscaling_group_web.rfc3339)
    propagate_at_launch = true
  }
}

resource "time_static" "autoscaling_group_web" {}

resource "azurerm_linux_virtual_machine" "web" {
  admin_password = bcrypt(var.password)
}

resource "aws_vpc" "main" {
  tags = {
    Updated = time_static.vpc_main.rfc3339
  }
}

resource "time_static" "vpc_main" {}

resource "google_storage_bucket" "main" {
  labels = merge(var.labels, { updated = random_uuid.storage_bucket_main.result })
}

resource "random_uuid" "storage_bucket_main" {}

# several times of one machine are one
resource "aws_instance" "twice" {
  ami = time_static.twice.rfc3339

  tags = {
    Created = time_static.twice.rfc3339
  }
}

resource "time_static" "twice" {}
