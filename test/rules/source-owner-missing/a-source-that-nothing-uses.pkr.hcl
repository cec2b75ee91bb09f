source "amazon-ebs" "web" {
  source_ami_filter {
    most_recent = true
  }
}

build {
  sources = ["source.null.here"]
}
