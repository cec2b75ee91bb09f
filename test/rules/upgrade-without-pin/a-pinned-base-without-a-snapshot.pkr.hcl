source "amazon-ebs" "web" {
  source_ami = "ami-0123456789abcdef0"
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["sudo dnf upgrade -y"]
                    #^^^^^^^^^^^ warning: upgrade-without-pin
  }
}
