source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}

source "amazon-ebs" "draft" {
  ami_name = "draft"
}

build {
  sources = ["source.amazon-ebs.web"]
}
