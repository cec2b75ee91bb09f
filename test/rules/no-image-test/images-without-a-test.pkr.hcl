source "amazon-ebs" "web" {}

build {
#^^^^^ information: no-image-test
  sources = ["source.amazon-ebs.web"]

  provisioner "file" {
    source      = "motd"
    destination = "/tmp/motd"
  }

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx", "sudo mv /tmp/motd /etc/motd"]
  }

  post-processor "manifest" {}
}
