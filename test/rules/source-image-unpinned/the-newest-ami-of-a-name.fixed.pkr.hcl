variable "region" {
  type = string
}

variable "web_source_ami" {
  type        = string
  description = "What the bake starts from"
}

variable "source_ami" {
  type        = string
  description = "What the bake starts from"
}

source "amazon-ebs" "web" {
  region        = var.region
  instance_type = "t3.small"

  ssh_username = "ubuntu"
  source_ami   = var.web_source_ami
}

source "amazon-ebs" "worker" {
  ssh_username = "ubuntu"
  source_ami   = var.source_ami
}

build {
  sources = ["source.amazon-ebs.web", "source.amazon-ebs.worker"]
}

build {
  sources = ["source.amazon-ebs.web"]
}
