variable "sources" {
}

source "amazon-ebs" "web" {
  ami_name = "web"
  #^^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
}

build {
  sources = var.sources
}
