variable "name" {
  type = string
}

variable "suffix" {
  default = null
}

variable "user" {
  default = env("USER")
}

variable "empty" {
  default = ""
}

data "amazon-ami" "base" {
  owners = ["self"]
}

locals {
  loop  = local.other
  other = local.loop
}

source "amazon-ebs" "variable" {
  ami_name = var.name
}

source "amazon-ebs" "null" {
  ami_name = "web-${var.suffix}"
}

source "amazon-ebs" "environment" {
  ami_name = "web-${var.user}"
}

source "amazon-ebs" "empty" {
  ami_name = var.empty
}

source "amazon-ebs" "data" {
  ami_name = "web-${data.amazon-ami.base.name}"
}

source "amazon-ebs" "file" {
  ami_name = "web-${file("NUMBER")}"
}

source "amazon-ebs" "engine" {
  ami_name = "web-{{ user `number` }}"
}

source "amazon-ebs" "loop" {
  ami_name = local.loop
}

source "amazon-ebs" "choice" {
  ami_name = var.name == "" ? "web" : "web-small"
}

source "amazon-ebs" "broken" {
  ami_name =
}
