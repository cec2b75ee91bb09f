variable "groups" {
  type    = list(string)
  default = ["all"]
}

source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
  # for the community
  region = "eu-central-1"
}

source "amazon-ebssurrogate" "web" {
  ami_groups = ["others"]
}

source "amazon-chroot" "web" {
}

build {
  sources = ["source.amazon-chroot.web", "source.amazon-ebssurrogate.web", "source.amazon-ebs.web"]

  source "source.amazon-instance.web" {
  }
}

build {
  sources = ["source.amazon-ebs.web"]
}
