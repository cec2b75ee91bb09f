variable "steps" {
}

build {
  sources = ["source.amazon-ebs.web"]

  dynamic "post-processor" {
    for_each = var.steps
    labels   = [post-processor.value]
    content {
    }
  }
}

build {
  dynamic "source" {
    for_each = var.steps
    labels   = ["source.amazon-ebs.web"]
    content {
    }
  }
}

build {
  sources = ["source.amazon-ebs.web"]
  = broken
}
