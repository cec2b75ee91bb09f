variable "source_ami" {
  type        = string
  description = "What the bake starts from"
}

source "amazon-ebs" "web" {
  source_ami = var.source_ami
}
