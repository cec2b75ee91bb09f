# Two web servers, what sends them their visitors, and a database: in a cloud that is a file on this machine.
# `npm start` makes it. Change the image below, save, and run "Rebake: Preview Plan".

terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "fakecloud.test/rebake/fakecloud"
      version = "1.0.0"
    }
  }
}

variable "password" {
  description = "Of the database"
  type        = string
  sensitive   = true
}

locals {
  image = "ami-0f1e2d3c4b5a69781"
}

resource "aws_instance" "web" {
  count = 2

  ami           = local.image
  instance_type = "t3.small"
  user_data     = file("${path.module}/boot.sh")

  tags = {
    Name = "web-${count.index}"
  }
}

resource "aws_lb_target_group" "web" {
  name     = "cloud-web"
  port     = 8080
  protocol = "HTTP"
}

resource "aws_lb_target_group_attachment" "web" {
  count = 2

  target_group_arn = aws_lb_target_group.web.arn
  target_id        = aws_instance.web[count.index].id
}

resource "aws_db_instance" "orders" {
  identifier        = "orders"
  engine            = "postgres"
  instance_class    = "db.t3.small"
  allocated_storage = 20
  password          = var.password
}
