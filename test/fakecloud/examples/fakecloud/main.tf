terraform {
  required_providers {
    fakecloud = {
      source  = "fakecloud.test/rebake/fakecloud"
      version = "1.0.0"
    }
  }
}

variable "image_version" {
  type    = string
  default = "1.0.0"
}

variable "machine_size" {
  type    = string
  default = "small"
}

variable "password" {
  type      = string
  default   = "correct horse battery staple"
  sensitive = true
}

resource "fakecloud_image" "web" {
  name     = "web"
  version  = var.image_version
  packages = ["nginx", "openssl"]

  lifecycle {
    create_before_destroy = true
  }
}

resource "fakecloud_firewall" "web" {
  name = "web"

  rule {
    port   = 443
    source = "0.0.0.0/0"
  }
}

# One machine by itself: it is destroyed before the next one exists.
resource "fakecloud_machine" "bastion" {
  name         = "bastion"
  image_id     = fakecloud_image.web.id
  size         = var.machine_size
  firewall_ids = [fakecloud_firewall.web.id]
  password     = var.password
  user_data = jsonencode({
    packages = ["nginx"]
    greeting = "Hello"
  })
  tags = { role = "bastion" }
}

# A group behind a load balancer: its machines are replaced one after the other.
resource "fakecloud_launch_template" "web" {
  name     = "web"
  image_id = fakecloud_image.web.id
  size     = var.machine_size
}

resource "fakecloud_group" "web" {
  name_prefix      = "web-"
  template_id      = fakecloud_launch_template.web.id
  template_version = fakecloud_launch_template.web.latest_version
  desired          = 2
  target_group_ids = [fakecloud_target_group.web.id]
  wait_for_healthy = 30

  instance_refresh {
    min_healthy_percentage = 50
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "fakecloud_target_group" "web" {
  name = "web"
  port = 8080
}

resource "fakecloud_listener" "web" {
  name = "web"
  port = 443

  forward {
    target_group_id = fakecloud_target_group.web.id
    weight          = 100
  }
}

resource "fakecloud_database" "orders" {
  name                = "orders"
  engine              = "postgres"
  engine_version      = "16"
  storage             = 100
  password            = var.password
  deletion_protection = true
}

output "address" {
  value = fakecloud_listener.web.address
}
