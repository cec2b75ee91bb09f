variable "groups" {
  type    = list(string)
  default = ["all"]
}

source "amazon-ebs" "web" {
  ami_name        = "web-{{timestamp}}"
  ami_groups      = ["all"]
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: image-public [fix]
  snapshot_groups = ["all"] # for the community
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: image-public [fix]
  region          = "eu-central-1"
}

source "amazon-ebssurrogate" "web" {
  ami_groups = [
  #^^^^^^^^^^ error: image-public [fix]
    "all",
    "others",
  ]
}

source "amazon-chroot" "web" {
  ami_groups = var.groups
  #^^^^^^^^^^^^^^^^^^^^^^^ error: image-public [fix]
}

build {
  sources = ["source.amazon-chroot.web", "source.amazon-ebssurrogate.web", "source.amazon-ebs.web"]

  source "source.amazon-instance.web" {
    ami_groups = ["all"]
    #^^^^^^^^^^^^^^^^^^^^ error: image-public [fix]
  }
}

build {
  sources = ["source.amazon-ebs.web"]
}
