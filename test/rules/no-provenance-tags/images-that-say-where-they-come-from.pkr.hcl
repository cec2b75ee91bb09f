variable "commit" {
  type = string
}

variable "tags" {
  type = map(string)
}

source "amazon-ebs" "base" {
  tags = {
    Name = "web"
    Base = "{{ .SourceAMI }}"
  }
}

source "amazon-ebs" "blocks" {
  tag {
    key   = "git_commit"
    value = "3f78685"
  }
}

source "amazon-ebs" "given" {
  tags = var.tags
}

source "amazon-ebs" "dynamic" {
  dynamic "tag" {
    for_each = var.tags
    content {
      key   = tag.key
      value = tag.value
    }
  }
}

source "googlecompute" "web" {
  image_labels = {
    ref = var.commit
  }
}

source "linode" "web" {}

source "qemu" "web" {}
