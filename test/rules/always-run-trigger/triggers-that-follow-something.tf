resource "null_resource" "hash" {
  triggers = {
    script = filesha256("deploy.sh")
    text   = "timestamp()"
    none   = null
    given  = var.given
  }
}

resource "null_resource" "ignored" {
  triggers = {
    now = timestamp()
  }

  lifecycle {
    ignore_changes = [triggers]
  }
}

resource "null_resource" "not_taken" {
  triggers = {
    now = var.force ? timestamp() : ""
  }
}

resource "null_resource" "not_known" {
  triggers = {
    now = var.given ? timestamp() : ""
  }
}

resource "null_resource" "not_made" {
  count = 0

  triggers = {
    now = timestamp()
  }
}

resource "terraform_data" "input" {
  input = timestamp()
}

resource "aws_instance" "web" {
  tags = {
    built = plantimestamp()
  }
}

variable "given" {}

variable "force" {
  default = false
}
