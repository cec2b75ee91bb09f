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

  provisioner "shell" {
    inline = [
      "sudo rm -f /etc/ssh/ssh_host_*_key /etc/ssh/ssh_host_*_key.pub",
      "sudo rm -f /root/.ssh/authorized_keys \"$HOME/.ssh/authorized_keys\"",
      "sudo truncate -s 0 /etc/machine-id",
      "if command -v cloud-init; then sudo cloud-init clean --logs; fi",
    ]
  }

  post-processor "manifest" {}
}

build {
  source "source.hcloud.root" {
    image = "114690387"
  }

  provisioner "shell" {
    inline = ["apt-get install -y nginx"]
  }

  provisioner "shell" {
    inline = [
      "rm -f /etc/ssh/ssh_host_*_key /etc/ssh/ssh_host_*_key.pub",
      "rm -f /root/.ssh/authorized_keys \"$HOME/.ssh/authorized_keys\"",
      "truncate -s 0 /etc/machine-id",
      "if command -v cloud-init; then cloud-init clean --logs; fi",
    ]
  }
}

build {
  sources = ["source.azure-arm.web"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }

  provisioner "shell" {
    inline = [
      "sudo waagent -force -deprovision+user && sync",
    ]
  }
}
