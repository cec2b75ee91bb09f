source "amazon-ebs" "web" {
  source_ami_filter {
    filters = {
      name = "debian-12-*"
    }
    most_recent = true
    owners      = ["136693071363"]
  }
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [
      "echo 'deb https://snapshot.debian.org/archive/debian/20240401T000000Z bookworm main' | sudo tee /etc/apt/sources.list",
      "sudo apt-get update",
      "sudo apt-get upgrade -y",
            #^^^^^^^^^^^^^^^ warning: upgrade-without-pin
    ]
  }
}
