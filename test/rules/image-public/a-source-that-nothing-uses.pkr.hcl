source "amazon-ebs" "web" {
  ami_groups = ["all"]
}

build {
  sources = ["source.null.here"]
}
