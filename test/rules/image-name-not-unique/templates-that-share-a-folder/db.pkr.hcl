packer {
}

source "amazon-ebs" "image" {
  ami_name = "db"
  #^^^^^^^^^^^^^^^ warning: image-name-not-unique [fix]
}

build {
  sources = ["source.amazon-ebs.image"]
}
