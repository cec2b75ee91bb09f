packer {
  required_plugins {
    amazon = {
  }
}

source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}
