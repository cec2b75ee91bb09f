build {
  sources = ["source.null.here"]

  provisioner "shell-local" {
    inline = ["echo hello"]
  }
}

build {
  sources = ["source.amazon-ebs.web"]
}
