source "amazon-ebs" "web" {
  ssh_username = "ubuntu"
}

build {
  source "source.amazon-ebs.web" {
    security_group_id = "sg-0123456789abcdef0"
  }
}
