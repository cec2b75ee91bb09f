resource "null_resource" "map" {
  triggers = {
    always = timestamp()
    #^^^^^^^^^^^^^^^^^^^^ warning: always-run-trigger [fix]
    config = filesha256("config.yml")
  }

  provisioner "remote-exec" {
    scripts = ["one.sh", "${path.module}/two.sh"]
  }
}

resource "terraform_data" "value" {
  triggers_replace = "${uuid()}"
                     #^^^^^^^^^^^ warning: always-run-trigger
}

resource "terraform_data" "list" {
  triggers_replace = [
    aws_instance.web.id,
    formatdate("YYYY", plantimestamp()),
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: always-run-trigger
  ]
}

resource "null_resource" "old_block" {
  triggers {
    now = "${timestamp()}"
          #^^^^^^^^^^^^^^^^ warning: always-run-trigger
  }
}

resource "null_resource" "by_local" {
  triggers = {
    now = local.now
    #^^^^^^^^^^^^^^^ warning: always-run-trigger
  }
}

resource "null_resource" "taken" {
  triggers = {
    now = var.force ? timestamp() : ""
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: always-run-trigger
  }
}

resource "aws_instance" "web" {}

locals {
  now = timestamp()
}

variable "force" {
  default = true
}
