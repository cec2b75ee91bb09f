source "amazon-ebs" "base" {
  force_deregister = true
  #^^^^^^^^^^^^^^^^^^^^^^^ error: overwrites-image [fix]
}

source "amazon-ebs" "draft" {
  ami_name         = "draft"
  force_deregister = true
}

build {
  source "source.amazon-ebs.base" {
    ami_name              = "web"
    force_delete_snapshot = true
  }

  source "source.amazon-ebs.base" {
    name     = "db"
    ami_name = "db"
  }
}
