variable "owners" {
  type = list(string)
}

source "amazon-ebs" "web" {
  source_ami_filter {
    filters = {
      name = "base-*"
    }
    owners      = ["self", "amazon"]
    most_recent = true
  }
}

source "amazon-ebs" "unknown" {
  source_ami_filter {
    owners = var.owners
  }
}

source "amazon-ebs" "dynamic" {
  source_ami_filter {
    dynamic "owners" {
      for_each = var.owners
    }
  }
}

source "amazon-ebs" "named" {
  source_ami = "ami-0123456789abcdef0"

  source_ami_filter {
    most_recent = true
  }
}

source "openstack" "web" {
  source_image_filter {
    most_recent = true
  }
}

data "amazon-ami" "base" {
  owners = ["self"]
}

data "amazon-parameterstore" "base" {
  name = "base"
}
