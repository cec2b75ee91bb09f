build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["echo hello"]
  }
}
