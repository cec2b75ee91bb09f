variable "owner" {
  type    = string
  default = "*"
}

source "amazon-ebs" "web" {
  source_ami_filter {
    filters = {
      name = "RHEL-9.3.0_HVM-*"
    }
    owners = ["309956199498"]
  }
}

build {
  sources = ["source.amazon-ebs.worker"]

  source "source.amazon-ebs.web" {
    name = "other"
  }
}

source "amazon-ebs" "worker" {
  source_ami_filter {
    filters = {
      name = "base-*"
    }
    owners = ["self"]
  }
}
