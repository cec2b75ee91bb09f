source "amazon-ebs" "web" {
  ssh_username = "ubuntu"
}

source "googlecompute" "web" {
  communicator = "ssh"
}

source "hcloud" "root" {
  ssh_username = "root"
}

source "azure-arm" "web" {
  os_type = "Linux"
}

build {
#^^^^^ warning: host-identity-not-cleaned [fix]
  sources = ["source.amazon-ebs.web", "source.googlecompute.web"]

  provisioner "file" {
    source      = "motd"
    destination = "/tmp/motd"
  }

  provisioner "shell" {
    inline = [
      "sudo apt-get install -y nginx",
      "cat /tmp/key >> ~/.ssh/authorized_keys",
      "/usr/bin/systemctl enable nginx",
    ]
  } # the web server

  post-processor "manifest" {}
}

build {
#^^^^^ warning: host-identity-not-cleaned [fix]
  source "source.hcloud.root" {
    image = "114690387"
  }

  provisioner "shell" {
    inline = ["apt-get install -y nginx"]
  }
}

build {
#^^^^^ warning: host-identity-not-cleaned [fix]
  sources = ["source.azure-arm.web"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }
}
