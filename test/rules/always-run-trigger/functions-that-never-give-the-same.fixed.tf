resource "null_resource" "map" {
  triggers = {
    always = sha256(join(",", [filesha256("one.sh"), filesha256("${path.module}/two.sh")]))
    config = filesha256("config.yml")
  }

  provisioner "remote-exec" {
    scripts = ["one.sh", "${path.module}/two.sh"]
  }
}

resource "terraform_data" "value" {
  triggers_replace = "${uuid()}"
}

resource "terraform_data" "list" {
  triggers_replace = [
    aws_instance.web.id,
    formatdate("YYYY", plantimestamp()),
  ]
}

resource "null_resource" "old_block" {
  triggers {
    now = "${timestamp()}"
  }
}

resource "null_resource" "by_local" {
  triggers = {
    now = local.now
  }
}

resource "null_resource" "taken" {
  triggers = {
    now = var.force ? timestamp() : ""
  }
}

resource "aws_instance" "web" {}

locals {
  now = timestamp()
}

variable "force" {
  default = true
}
