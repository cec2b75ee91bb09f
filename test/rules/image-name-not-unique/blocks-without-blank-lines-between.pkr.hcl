packer {
  required_version = "~> 1.9"
}
source "amazon-ebs" "web" {
  ami_name = "web"
  #^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
}
build {
  sources = ["source.amazon-ebs.web"]
}
