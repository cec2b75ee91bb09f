source "amazon-ebs" "web" {
  source_ami = "ami-0123456789abcdef0"
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["sudo dnf upgrade -y --releasever=2023.4.20240319"]
                    #^^^^^^^^^^^ information: upgrade-without-pin
  }
}
