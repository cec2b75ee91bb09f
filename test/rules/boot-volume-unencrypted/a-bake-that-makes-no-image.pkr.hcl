source "amazon-ebs" "trial" {
  skip_create_ami = true
}

source "amazon-ebs" "perhaps" {
  skip_create_ami = var.trial
}

variable "trial" {
  type = bool
}

build {
  sources = ["source.amazon-ebs.trial", "source.amazon-ebs.perhaps"]
}
