source "amazon-ebs" "web" {}

build {
  name    = "keys"
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["apt-get install -y nginx", "shred -u /etc/ssh/*_key", "sudo rm -f /etc/ssh/ssh_host_*"]
  }
}

build {
  name    = "logins"
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["find / -name authorized_keys -exec rm -f {} \\;"]
  }
}

build {
  name    = "id"
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["echo -n > /etc/machine-id"]
  }
}

build {
  name    = "cloud-init"
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["sudo cloud-init clean --logs --machine-id"]
  }
}

build {
  name    = "sysprep"
  sources = ["source.amazon-ebs.web"]

  provisioner "shell-local" {
    inline = ["virt-sysprep -a web.img"]
  }
}

build {
  name    = "waagent"
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["/usr/sbin/waagent -force -deprovision+user && export HISTSIZE=0 && sync"]
  }
}

build {
  name    = "systemd"
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["systemd-firstboot --root=/ --force --setup-machine-id"]
  }
}
