source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}

build {
  source "source.amazon-ebs.web" {
    encrypt_boot = true
  }
}
